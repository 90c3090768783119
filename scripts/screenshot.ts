import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { Workbench, type Theme } from "../test/harness/workbench.js";
import { build } from "./build.mjs";
import { ensureSystem } from "./ensure-system.mjs";
import { runAsScript } from "./lib/main.mjs";

const usage = `npm run screenshot -- FILE [--theme light|dark|high-contrast-light|high-contrast-dark]… [--command TITLE]…
                            [--line N] [--size WIDTHxHEIGHT] [--wait-for SELECTOR] [--out FOLDER]

Opens a design in VS Code with the extension, runs commands of the palette, and saves a picture of each theme,
light and dark where none is named. --wait-for is a CSS selector inside the webview that must show first.`;

/** Takes the pictures that the command line asks for. Throws with the usage where it can't be understood. */
async function screenshot(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      theme: { type: "string", multiple: true, default: ["light", "dark"] },
      command: { type: "string", multiple: true, default: [] },
      line: { type: "string" },
      size: { type: "string", default: "1280x800" },
      "wait-for": { type: "string" },
      out: { type: "string", default: "out/screenshots" },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(usage);
  await build();
  await ensureSystem();
  const [width = 1280, height = 800] = values.size.split("x").map(Number);
  const workbench = await Workbench.open({
    folder: path.dirname(file),
    file: path.basename(file),
    size: { width, height },
  });
  try {
    if (values.line !== undefined) await workbench.goTo(Number(values.line), 1);
    for (const command of values.command) await workbench.runCommand(command);
    if (values["wait-for"] !== undefined) await workbench.webview.locator(values["wait-for"]).first().waitFor();
    for (const theme of values.theme) {
      await workbench.useTheme(theme as Theme);
      const picture = path.join(values.out, `${path.basename(file, ".lintel")}-${theme}.png`);
      await workbench.screenshot(picture);
      process.stdout.write(`${picture}\n`);
    }
  } finally {
    await workbench.close();
  }
}

await runAsScript(import.meta.url, screenshot);
