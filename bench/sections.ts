import process from "node:process";
import { runOrThrow } from "../scripts/lib/run.mjs";
import { bundled } from "./bundle.js";
import { checks, coldStarts } from "./cold-start.js";
import { sizesOf, type Effort } from "./effort.js";
import { latency } from "./latency.js";
import type { Result } from "./results.js";

/** What can be measured, by name, in the order of a whole run. */
export const sections: Readonly<Record<string, (effort: Effort) => Promise<readonly Result[]>>> = {
  steps,
  rules,
  latency,
  check: checks,
  cold: coldStarts,
  memory,
};

/** What steps are compared with; those that are not here, with JSON.parse of as many bytes. */
const stepReferences: Readonly<Record<string, string>> = {
  parse: "bare parsing",
  "resolve, new text": "parse",
  "resolve, after an edit": "parse",
  "all rules": "parse",
  "findings in words": "parse",
  format: "parse",
  draw: "parse",
  "edit to findings": "parse",
};

/** The most of their references that steps may take at 1,000 elements. */
const stepBudgets: Readonly<Record<string, number>> = { parse: 1, "all rules": 2 };

/** The steps from text to findings, against references that read the same text or as many bytes. */
async function steps(effort: Effort): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const elements of sizesOf(effort)) {
    const found = await worker("steps", [elements, ...(effort.quick ? [2, 3] : [4, 9])]);
    for (const [what, value] of Object.entries(found)) {
      const of = stepReferences[what] ?? "JSON.parse";
      const most = elements === 1000 ? stepBudgets[what] : undefined;
      results.push({
        ...{ what, elements, value, unit: "ms CPU" },
        ...(of !== what && { reference: { what: of, value: found[of] ?? 0 } }),
        ...(most !== undefined && { most: { ratio: most } }),
      });
    }
  }
  return results;
}

/** Every rule alone. The reference is what its time for the least design would be, had it grown with n log n. */
async function rules({ quick }: Effort): Promise<readonly Result[]> {
  const [least, most] = quick ? ([500, 2000] as const) : ([500, 4000] as const);
  const rounds = quick ? [2, 3] : [3, 7];
  const [small, large] = [await worker("rules", [least, ...rounds]), await worker("rules", [most, ...rounds])];
  const growth = (most * Math.log(most)) / (least * Math.log(least));
  return Object.entries(large)
    .sort(([, one], [, other]) => other - one)
    .map(([id, value]) => ({
      ...{ what: `rule ${id}`, elements: most, value, unit: "ms CPU" as const },
      reference: { what: `n log n from ${least}`, value: (small[id] ?? 0) * growth },
    }));
}

/** What the service keeps, and whether it grows with edits. */
async function memory({ quick }: Effort): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const elements of quick ? [1000] : [50, 200, 1000, 5000]) {
    const edits = quick ? 50 : Math.min(10_000, 300_000 / elements);
    const { reviewed = 0, growth = 0 } = await worker("memory", [elements, edits], ["--expose-gc"]);
    results.push({ what: "heap", elements, value: reviewed, unit: "MB" });
    results.push({ what: `heap grown by ${edits} edits`, elements, value: growth, unit: "MB" });
  }
  return results;
}

/** What a worker prints, run in a process of its own, where nothing else has used memory or trained the compiler. */
async function worker(
  name: string,
  numbers: readonly number[],
  flags: readonly string[] = [],
): Promise<Readonly<Record<string, number>>> {
  const args = [...flags, await bundled(`bench/${name}-worker.ts`), ...numbers.map(String)];
  return JSON.parse(await runOrThrow(`Measuring ${name}`, process.execPath, args)) as Record<string, number>;
}
