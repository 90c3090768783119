import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lintelFences } from "../server/src/text/markdown-fences.js";
import { Workbench } from "../test/harness/workbench.js";
import { build } from "./build.mjs";
import { ensureSystem } from "./ensure-system.mjs";
import { runAsScript } from "./lib/main.mjs";
import { inProject } from "./lib/project.mjs";

const file = "orders.lintel";
/** What the hover in the picture stands on, and a part of what it says. */
const shown = { text: "orders -> cards", says: "sent again" };

/** The workbench without what is not about the design. */
const settings = {
  "breadcrumbs.enabled": false,
  "editor.fontSize": 13,
  "editor.hover.above": false,
  "editor.minimap.enabled": false,
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
};

/** Takes README.md's pictures of its first design, in VS Code with the preview beside it: media/review-light.png and -dark.png. */
async function takePictures(): Promise<void> {
  await build();
  await ensureSystem();
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-readme-"));
  try {
    const design = firstDesign();
    writeFileSync(path.join(folder, file), design);
    const workbench = await Workbench.open({ folder, file, settings, size: { width: 1240, height: 720 } });
    try {
      await takeBoth(workbench, design);
    } finally {
      await workbench.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstDesign(): string {
  const readme = readFileSync(inProject("README.md"), "utf8");
  const [fence] = lintelFences(readme);
  if (fence === undefined) throw new Error("README.md shows no design.");
  return readme.slice(fence.content.start, fence.content.end);
}

async function takeBoth(workbench: Workbench, design: string): Promise<void> {
  const before = design.slice(0, design.indexOf(shown.text)).split("\n");
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.runCommand("Lintel: Open Preview to the Side");
  await workbench.webview.locator("svg .node").first().waitFor();
  for (const theme of ["light", "dark"] as const) {
    await workbench.useTheme(theme);
    await workbench.openFile(file);
    // off whatever it hangs over, whose tooltip would show
    await workbench.page.mouse.move(1, 1);
    await workbench.hover(before.length, (before.at(-1) ?? "").length + 1, shown.says);
    // nothing is caught while it fades in
    await workbench.page.screenshot({ path: inProject(`media/review-${theme}.png`), animations: "disabled" });
  }
}

await runAsScript(import.meta.url, takePictures);
