import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { runOrThrow } from "../scripts/lib/run.mjs";
import { resultsTable, withRatio, type Result } from "./results.js";
import type { Effort } from "./effort.js";
import { sections } from "./sections.js";

/*
 * npm run bench [-- --only NAME] [--quick] [--json FILE]
 *
 * See docs/bench.md.
 */

/** Needs Chromium, and so runs only when it is asked for. */
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
  const wanted = Object.keys(sections).filter((name) => only === undefined || only === name);
  const loadBefore = load();
  const results = await measure(wanted, { quick });
  const machine = { node: process.version, processors: os.cpus().length, loadBefore, loadAfter: load() };
  print(resultsTable(results));
  print(
    `Node.js ${machine.node}, ${machine.processors} processors, load ${machine.loadBefore} before and ${machine.loadAfter} after.\n` +
      "Compare ratios: a reference was measured in turn with what stands before it.",
  );
  if (json === undefined) return;
  mkdirSync(path.dirname(path.resolve(json)), { recursive: true });
  writeFileSync(json, `${JSON.stringify({ machine, results: results.map(withRatio) }, null, 2)}\n`);
}

async function measure(names: readonly string[], effort: Effort): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const name of names) {
    process.stderr.write(`Measuring ${name} ...\n`);
    results.push(...((await sections[name]?.(effort)) ?? []));
  }
  return results;
}

/** How many programs wanted to run in the last minute, on average: with more than there are processors, times are long. */
function load(): string {
  return (os.loadavg()[0] ?? 0).toFixed(1);
}

/** From a change to its drawing in a page, against Mermaid alone. */
async function drawInChromium(): Promise<void> {
  print(await runOrThrow("Drawing", process.execPath, ["--import", "tsx", "bench/preview.ts"]));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
