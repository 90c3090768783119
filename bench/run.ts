import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { runOrThrow } from "../scripts/lib/run.mjs";
import { resultsTable, withRatio, type Result } from "./results.js";
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
  const machine = (): object => ({
    node: process.version,
    processors: os.cpus().length,
    loadBefore,
    loadAfter: load(),
  });
  const results: Result[] = [];
  for (const name of wanted) {
    process.stderr.write(`Measuring ${name} ...\n`);
    results.push(...((await sections[name]?.({ quick })) ?? []));
    // after each, for a whole run is long and may be ended early
    if (json !== undefined) write(json, { machine: machine(), results: results.map(withRatio) });
  }
  print(resultsTable(results));
  print(
    `Node.js ${process.version}, ${os.cpus().length} processors, load ${loadBefore} before and ${load()} after.\n` +
      "Compare ratios: a reference was measured in turn with what stands before it.",
  );
}

function write(file: string, value: unknown): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
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
