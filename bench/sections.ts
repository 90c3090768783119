import { checks, coldStarts } from "./cold-start.js";
import { sizesOf, type Effort } from "./effort.js";
import { latency } from "./latency.js";
import { memory } from "./memory.js";
import type { Result } from "./results.js";
import { worker } from "./worker.js";

/** What can be measured, by name, in the order of a whole run. */
export const sections: Readonly<Record<string, (effort: Effort) => Promise<readonly Result[]>>> = {
  steps,
  rules,
  latency,
  check: checks,
  cold: coldStarts,
  memory,
};

/** What is compared with JSON.parse of as many bytes; all steps but parsing are compared with parsing. */
const stepReferences: Readonly<Record<string, string>> = {
  "JSON.parse": "JSON.parse",
  "bare lexing": "JSON.parse",
  "bare parsing": "JSON.parse",
  parse: "bare parsing",
};

/** The most of their references that steps may take at 1,000 elements. */
const stepBudgets: Readonly<Record<string, number>> = { parse: 1, "all rules": 2 };

/** The steps from text to findings, against references that read the same text or as many bytes. */
async function steps(effort: Effort): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const elements of sizesOf(effort)) {
    const rounds = effort.quick ? [2, 3] : elements > 1000 ? [2, 5] : [4, 9];
    const found = await worker("steps", [elements, ...rounds]);
    for (const [what, value] of Object.entries(found)) {
      const of = stepReferences[what] ?? "parse";
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
