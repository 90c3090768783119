import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { build } from "./build.mjs";
import { ensurePackages } from "./ensure-packages.mjs";
import { findProgram } from "./ensure-system.mjs";
import { runAsScript } from "./lib/main.mjs";
import { inProject, projectDir } from "./lib/project.mjs";
import { run, runInTerminal } from "./lib/run.mjs";
import { startVscodeServer } from "./lib/vscode-server.mjs";

const examples = inProject("examples");

/** The command line's exit status for a review that has findings, as the examples' reviews have. */
const hasFindings = 1;

/**
 * Installs what is missing, builds, reviews the examples in the terminal and, unless called with `--check`, opens them
 * in an editor that has the extension.
 */
async function start() {
  await ensurePackages();
  await build();
  await reviewExamples();
  if (process.argv.includes("--check")) return;
  if (await openInDesktopEditor()) return;
  await serveEditor();
}

/** Shows the contradictions; the milder findings of the flawed examples would push them out of sight. */
async function reviewExamples() {
  const review = ["dist/cli.js", "check", path.relative(projectDir, examples)];
  const status = await runInTerminal(process.execPath, [...review, "--min-severity", "error"]);
  if (status > hasFindings) throw new Error(`The review of the examples ended with status ${status}.`);
  process.stdout.write(`\nOnly errors are shown. Everything: node ${review.join(" ")}\n`);
}

/** @returns {Promise<boolean>} whether there is a desktop VS Code and it opened */
async function openInDesktopEditor() {
  const code = findProgram("code");
  if (code === undefined) return false;
  const args = [`--extensionDevelopmentPath=${projectDir}`, "--new-window", examples, ...firstExample()];
  const { status, output } = await run(code, args);
  if (status === 0) process.stdout.write("\nThe examples are open in VS Code, with the extension.\n");
  else process.stderr.write(`\nVS Code did not open (${output.trim()}); the browser's does as well.\n`);
  return status === 0;
}

/** Serves the editor on a local address until Ctrl-C. */
async function serveEditor() {
  const server = await startVscodeServer();
  const [file] = firstExample();
  const address = server.address({ folder: examples, extension: projectDir, file });
  process.stdout.write(`\nThe examples in VS Code, with the extension (Ctrl-C ends it):\n\n  ${address}\n\n`);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.once(signal, server.close);
  await server.closed;
}

/** @returns {string[]} the design to show first, where there is one */
function firstExample() {
  if (!existsSync(examples)) return [];
  const designs = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".lintel"),
  );
  return designs
    .sort()
    .slice(0, 1)
    .map((name) => path.join(examples, name));
}

await runAsScript(import.meta.url, start);
