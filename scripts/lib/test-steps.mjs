import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { inProject } from "./project.mjs";

/**
 * @typedef {object} TestStep
 * @property {string} name as `--only` takes it
 * @property {string} program what Node.js runs
 * @property {readonly string[]} args
 * @property {readonly ("system" | "vscode")[]} [needs] what must be installed first
 * @property {boolean} [counts] whether it runs tests and leaves their counts in the file LINTEL_TEST_COUNTS names
 * @property {boolean} [omit] whether there is nothing for it to do
 * @property {number} [extraMs] how much longer than others it may take, in milliseconds
 * @property {() => string} [remark] said of it when it has passed
 */

const tsx = ["--import", "tsx"];
const coverageSummary = "coverage/coverage-summary.json";

/** The checks of the sources, which need nothing but them. @type {readonly TestStep[]} */
export const checks = [
  { name: "types", program: tool("typescript", "bin/tsc"), args: ["-b"] },
  {
    name: "lint",
    program: tool("eslint", "bin/eslint.js"),
    args: [".", "--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint/"],
  },
  {
    name: "format",
    program: tool("prettier", "bin/prettier.cjs"),
    args: ["--check", ".", "--log-level", "warn", "--cache", "--cache-location", ".cache/prettier"],
  },
  {
    name: "layers",
    program: tool("dependency-cruiser", "bin/dependency-cruise.mjs"),
    args: ["grammar", "server/src", "client/src", "test", "scripts", "bench", "--config", ".dependency-cruiser.cjs"],
  },
  { name: "unused", program: tool("knip", "bin/knip.js"), args: ["--no-config-hints"] },
];

/** The suites, from the fastest to the one that needs most. @type {readonly TestStep[]} */
export const suites = [
  {
    name: "unit",
    program: tool("c8", "bin/c8.js"),
    args: [process.execPath, tool("mocha", "bin/mocha.js"), ...reporter()],
    counts: true,
    remark: coveredLines,
  },
  { ...mochaStep("fuzz", "test/fuzz", []), extraMs: 2 * 60_000 * Number(process.env["LINTEL_FUZZ_MINUTES"] ?? 1) },
  mochaStep("browser", "test/browser", ["system"]),
  {
    name: "editor",
    program: "test/editor/run.ts",
    args: [],
    needs: ["system", "vscode"],
    counts: true,
  },
  mochaStep("ui", "test/editor/ui", ["system", "vscode"]),
  mochaStep("package", "test/package", ["system", "vscode"]),
];

/** The suites that measure, and so run when nothing else does. @type {readonly TestStep[]} */
export const measurements = [mochaStep("budget", "test/budget", [])];

/**
 * @param {TestStep} step
 * @returns {string[]} the arguments with which Node.js runs it
 */
export function commandLine({ program, args }) {
  return [...(program.endsWith(".ts") ? tsx : []), program, ...args];
}

/**
 * @param {string} name
 * @param {string} dir
 * @param {TestStep["needs"]} needs
 * @returns {TestStep}
 */
function mochaStep(name, dir, needs) {
  const files = testFiles(dir);
  const args = ["--no-config", "--node-option", "import=tsx", "--timeout", "60000", ...reporter(), ...files];
  return { name, program: tool("mocha", "bin/mocha.js"), args, needs, counts: true, omit: files.length === 0 };
}

function reporter() {
  return ["--reporter", "scripts/lib/mocha-reporter.cjs"];
}

/**
 * @param {string} dir
 * @returns {string[]}
 */
function testFiles(dir) {
  if (!existsSync(inProject(dir))) return [];
  const names = readdirSync(inProject(dir), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".test.ts")).map((name) => path.join(dir, name));
}

/**
 * @param {string} packageName
 * @param {string} file
 */
function tool(packageName, file) {
  return path.join("node_modules", packageName, file);
}

function coveredLines() {
  const { total } = JSON.parse(readFileSync(inProject(coverageSummary), "utf8"));
  return `${total.lines.pct} % of the lines covered`;
}
