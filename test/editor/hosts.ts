import { writeFileSync } from "node:fs";
import process from "node:process";
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from "@vscode/test-electron";
import type { Page } from "playwright-core";
import { inProject, projectDir } from "../../scripts/lib/project.mjs";
import { startVscodeServer } from "../../scripts/lib/vscode-server.mjs";
import { launchChromium } from "../harness/chromium.js";

/** What an editor is to run. */
export interface SuiteRun {
  /** Absolute path of the folder to open. */
  readonly workspace: string;
  /** Absolute path of the compiled suite's entry. */
  readonly tests: string;
  /** Added to the extension host's environment. */
  readonly env: Record<string, string>;
}

/** The oldest VS Code that the extension supports. */
const desktopVersion = "1.100.3";

const workbenchLog = inProject("out/editor/workbench.log");

/**
 * Runs the suite in VS Code's server and Chromium until `ended` settles; whatever happens, both are ended.
 * Rejects as `ended` does, or when the server goes away before.
 */
export async function runInServer({ workspace, tests, env }: SuiteRun, ended: Promise<unknown>): Promise<void> {
  const server = await startVscodeServer({ env });
  try {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const log = recordConsole(page);
      await page.goto(server.address({ folder: workspace, extension: projectDir, tests }));
      await Promise.race([ended, server.closed]).finally(() => writeFileSync(workbenchLog, log.join("\n")));
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

function recordConsole(page: Page): string[] {
  const lines: string[] = [];
  page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => lines.push(`uncaught: ${error.stack ?? error.message}`));
  return lines;
}

/**
 * Finds a desktop VS Code to run the suite in, downloading it where needed.
 * Gives undefined where there is no display for it, or it can't be had. LINTEL_VSCODE says "desktop" or "server" outright.
 */
export async function findDesktopEditor(): Promise<string | undefined> {
  const choice = process.env["LINTEL_VSCODE"] ?? (hasDisplay() ? "desktop" : "server");
  if (choice !== "desktop") return undefined;
  try {
    return await downloadAndUnzipVSCode({ version: desktopVersion, cachePath: inProject(".cache/vscode-desktop") });
  } catch (error) {
    process.stdout.write(`No desktop VS Code can be had here (${String(error)}); its server does as well.\n`);
    return undefined;
  }
}

function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

/** Runs the suite in a desktop VS Code. Resolves as well when tests failed, for they report that themselves. */
export async function runOnDesktop(vscodeExecutablePath: string, { workspace, tests, env }: SuiteRun): Promise<void> {
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: projectDir,
      extensionTestsPath: tests,
      extensionTestsEnv: env,
      launchArgs: [workspace, "--disable-extensions"],
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
  }
}
