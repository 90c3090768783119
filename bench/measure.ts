import process from "node:process";

/*
 * Time is told as the processor time of this process, which other programs disturb less than a clock, and only ever against something else that
 * was measured in the same rounds: what is compared runs in turn.
 */

/** Something to measure. */
export interface Task<T = unknown> {
  readonly name: string;
  /** Makes what one run uses up; its time does not count. */
  prepare?(): T;
  run(input: T): unknown;
}

/** How often to measure. */
export interface Rounds {
  /** How many of the first rounds do not count, for the code is not compiled yet. */
  readonly warmUp: number;
  readonly counted: number;
}

/** Runs of one task are repeated until they take so long together. */
const leastMs = 8;

/** Measures tasks in turn; gives the median time of one run by name, in milliseconds. */
export function measureInTurn(tasks: readonly Task[], { warmUp, counted }: Rounds): ReadonlyMap<string, number> {
  const times = new Map(tasks.map(({ name }) => [name, [] as number[]]));
  const repeats = new Map<string, number>();
  for (let round = 0; round < warmUp + counted; round += 1) {
    for (const task of tasks) {
      const count = repeats.get(task.name) ?? 1;
      const time = timeOf(task, count);
      // decided while warm, so that every counted round is alike
      if (round < warmUp) repeats.set(task.name, repeatsFor(task, time));
      else times.get(task.name)?.push(time);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

function repeatsFor({ prepare }: Task, time: number): number {
  const most = prepare === undefined ? 1000 : 10;
  return Math.ceil(Math.min(Math.max(leastMs / time, 1), most));
}

/** The time of one of `count` runs, in milliseconds. */
function timeOf(task: Task, count: number): number {
  const inputs = Array.from({ length: count }, () => task.prepare?.());
  const start = cpuMs();
  for (const input of inputs) task.run(input);
  return Math.max((cpuMs() - start) / count, 0.001);
}

/** Processor time that this process has used so far, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The middle value; of an even number of values the upper one of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `part` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? 0;
}
