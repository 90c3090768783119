import { writeFileSync } from "node:fs";
import process from "node:process";
import { inProject } from "../../scripts/lib/project.mjs";
import { temporaryCopy } from "../harness/temporary-copy.js";
import { buildSuite } from "./build-suite.js";
import { findDesktopEditor, runInServer, runOnDesktop, type SuiteRun } from "./hosts.js";
import { grepVariable, reportPortVariable } from "./report.js";
import { listenForResults, type Counts, type ResultsListener } from "./results.js";

/** The suite takes seconds; past this, something hangs. */
const patienceMs = 5 * 60_000;

/**
 * Runs the suite inside a real VS Code, with a copy of the fixtures as its workspace. Called with an expression, it
 * runs the tests whose full names match.
 */
async function main(): Promise<void> {
  const tests = await buildSuite();
  const workspace = temporaryCopy(inProject("test/editor/workspace"));
  const results = await listenForResults();
  const env = { [reportPortVariable]: String(results.port), [grepVariable]: process.argv[2] ?? "" };
  try {
    const counts = await runSuite({ workspace: workspace.dir, tests, env }, results);
    finish(counts);
  } finally {
    results.close();
    workspace.remove();
  }
}

async function runSuite(suite: SuiteRun, results: ResultsListener): Promise<Counts> {
  const counts = withinPatience(results.counts);
  const desktop = await findDesktopEditor();
  await (desktop === undefined ? runInServer(suite, counts) : runOnDesktop(desktop, suite));
  return counts;
}

function withinPatience<T>(result: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const tooLong = new Error(`The suite in the editor had not ended after ${patienceMs / 1000} s.`);
    const timer = setTimeout(() => reject(tooLong), patienceMs);
    result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function finish(counts: Counts): void {
  const file = process.env["LINTEL_TEST_COUNTS"];
  if (file) writeFileSync(file, JSON.stringify(counts));
  process.stdout.write(`  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in the editor\n`);
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
}

// what this process started is ended when it exits, and by nothing else
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));

await main();
