import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { runOrThrow } from "../scripts/lib/run.mjs";
import { bundled } from "./bundle.js";
import { measureColdStarts } from "./cold-start.js";
import { measureLatency } from "./latency.js";
import { ms, table, times } from "./table.js";

/*
 * npm run bench [-- --only NAME] [--quick] [--json FILE]
 *
 * Compare ratios, not milliseconds: what is compared was measured in turn in the same run.
 */

type Times = Readonly<Record<string, number>>;

/** Something to measure: prints what it finds and gives it as data. */
type Section = (effort: Effort) => Promise<unknown>;

/** How much to measure. */
interface Effort {
  readonly quick: boolean;
}

const sections: Readonly<Record<string, Section>> = { steps, rules, latency, cold, memory };
const drawing = "preview";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, quick: { type: "boolean" }, json: { type: "string" } },
  });
  const { only, quick = false, json } = values;
  if (only === drawing) return drawInChromium();
  if (only !== undefined && !(only in sections)) {
    throw new Error(`There is no "${only}" to measure; there are ${[...Object.keys(sections), drawing].join(", ")}.`);
  }
  const results: Record<string, unknown> = {};
  for (const [name, section] of Object.entries(sections)) {
    if (only === undefined || only === name) results[name] = await section({ quick });
  }
  if (json === undefined) return;
  mkdirSync(path.dirname(path.resolve(json)), { recursive: true });
  writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
}

/** The steps from text to findings, against references that read the same text or as many bytes. */
async function steps({ quick }: Effort): Promise<unknown> {
  const results = new Map<number, Times>();
  for (const size of quick ? [50, 1000] : [50, 200, 1000, 5000]) {
    results.set(size, await worker("steps", size, quick ? [2, 3] : [4, 9]));
  }
  for (const [size, { bytes = 0, ...found }] of results) {
    const rows = Object.entries(found).map(([name, time]) => [
      name,
      ms(time),
      ...["JSON.parse", "bare parsing", "parse"].map((base) => times(time, found[base])),
    ]);
    const title = `${size} elements, ${Math.round(bytes / 1000)} KB`;
    print(table([title, "ms CPU", "JSON.parse", "bare parsing", "parse"], rows));
  }
  return Object.fromEntries(results);
}

/** Every rule alone, and how its time grows against n log n. */
async function rules({ quick }: Effort): Promise<unknown> {
  const sizes = quick ? [500, 2000] : [500, 1000, 2000, 4000];
  const results: Times[] = [];
  for (const size of sizes) results.push(await worker("rules", size, quick ? [2, 3] : [3, 7]));
  const [first = {}, last = {}] = [results[0], results.at(-1)];
  const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
  const expected = (most * Math.log(most)) / (least * Math.log(least));
  const rows = Object.keys(last)
    .sort((a, b) => (last[b] ?? 0) - (last[a] ?? 0))
    .map((id) => [id, ...results.map((found) => ms(found[id])), times((last[id] ?? 0) / expected, first[id])]);
  print(table(["rule alone, ms CPU", ...sizes.map(String), "growth / n log n"], rows));
  return Object.fromEntries(sizes.map((size, index) => [size, results[index]]));
}

/** Answers over stdio, against the JSON language server on a file of equal size. */
async function latency({ quick }: Effort): Promise<unknown> {
  const results: Record<number, unknown> = {};
  for (const size of quick ? [100, 1000] : [100, 1000, 5000]) {
    const { lintel, json } = (results[size] = await measureLatency(size, quick ? 10 : 40));
    const rows = Object.entries(lintel).map(([name, { median, p95 }]) => {
      const other = json[name];
      return [name, ms(median), ms(p95), ms(other?.median), ms(other?.p95), times(median, other?.median)];
    });
    const title = `${size} elements, over stdio`;
    print(table([title, "median ms", "p95", "JSON server", "p95", "ratio"], rows));
  }
  return results;
}

/** The command line from start to end, against a Node.js that does nothing. */
async function cold({ quick }: Effort): Promise<unknown> {
  const found = await measureColdStarts(quick ? 5 : 21);
  const rows = Object.entries(found).map(([name, time]) => [name, ms(time), times(time, found["node -e 0"])]);
  print(table(["cold start", "median ms", "node -e 0"], rows));
  return found;
}

/** What the service keeps, and whether it grows with edits. */
async function memory({ quick }: Effort): Promise<unknown> {
  const results: Record<number, Times> = {};
  for (const size of quick ? [1000] : [50, 200, 1000, 5000]) {
    const edits = quick ? 50 : Math.min(10_000, 300_000 / size);
    const found = (results[size] = await worker("memory", size, [edits], ["--expose-gc"]));
    const rows = [[`${size} elements`, ...["reviewed", "growth", "resident"].map((name) => ms(found[name]))]];
    print(table(["MB", "heap", `grown by ${edits} edits`, "resident"], rows));
  }
  return results;
}

/** From a change to its drawing in a page, against Mermaid alone: needs Chromium, and so runs only when it is asked for. */
async function drawInChromium(): Promise<void> {
  print(await runOrThrow("Drawing", process.execPath, ["--import", "tsx", "bench/preview.ts"]));
}

/** What a worker prints, run in a process of its own, where nothing else has used memory or trained the compiler. */
async function worker(name: string, size: number, more: readonly number[], flags: readonly string[] = []) {
  const args = [...flags, await bundled(`bench/${name}-worker.ts`), String(size), ...more.map(String)];
  return JSON.parse(await runOrThrow(`Measuring ${name}`, process.execPath, args)) as Times;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
