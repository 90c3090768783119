import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { Workbench } from "../test/harness/workbench.js";
import { build } from "./build.mjs";
import { ensureSystem } from "./ensure-system.mjs";
import { runAsScript } from "./lib/main.mjs";

const file = "orders.lintel";

const design = `design "Orders" { owner: "team-orders" }

client shop "Web shop" { platform: web }

service orders {
  replicas: 3
  zones: 3
  health-check: 5s
}

store orders-db { type: relational }
external cards "Card processor"

shop -> orders { protocol: https  timeout: 8s }
orders -> orders-db { operation: write  timeout: 500ms }
orders -> cards "Charge" {
  method: POST
  timeout: 2s
  retry { attempts: 3  backoff: exponential  jitter: true }
}

flow place-order "A customer places an order" {
  availability: 99.9%
  shop -> orders -> orders-db
  orders -> cards
}
`;

/** The workbench without what is not about the design; a picture is shown at half its width. */
const settings = {
  "breadcrumbs.enabled": false,
  "editor.fontSize": 15,
  "editor.hover.above": false,
  "editor.minimap.enabled": false,
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  // nothing is caught while it fades in
  "workbench.reduceMotion": "on",
};

/** What a step of the walkthrough shows: how to get there. */
const steps: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  write: async (workbench) => {
    await workbench.goTo(9, 1);
    await workbench.press("Enter");
    await workbench.press("ArrowUp");
    await workbench.type("  ");
    await workbench.completions();
  },
  findings: async (workbench) => {
    await workbench.page.locator(".squiggly-error").first().waitFor();
    await workbench.hover(lineOf("orders -> cards"), 1, "sent again");
  },
  preview: async (workbench) => {
    await workbench.runCommand("Lintel: Open Preview");
    await workbench.webview.locator("svg .node").first().waitFor();
    await workbench.webview.getByRole("button", { name: /^What if something fails/ }).click();
    await workbench.webview.locator('[data-node^="store_"]').click();
    await workbench.webview.locator("#what-if .flows .down").first().waitFor();
  },
  report: async (workbench) => {
    await workbench.runCommand("Lintel: Show Review Report");
    await workbench.webview.locator("figure.lintel-drawing svg").first().waitFor();
  },
};

/** Takes the walkthrough's pictures, or those of the named steps: of each a light and a dark one, in media/walkthrough. */
async function takePictures(): Promise<void> {
  await build();
  await ensureSystem();
  for (const theme of ["light", "dark"] as const) {
    for (const [name, show] of Object.entries(steps)) {
      if (!isWanted(name)) continue;
      await inWorkbench(theme, async (workbench) => {
        await show(workbench);
        await workbench.screenshot(`media/walkthrough/${name}-${theme}.png`);
      });
    }
  }
}

function isWanted(step: string): boolean {
  const wanted = process.argv.slice(2);
  return wanted.length === 0 || wanted.includes(step);
}

async function inWorkbench(theme: "light" | "dark", act: (workbench: Workbench) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-walkthrough-"));
  try {
    writeFileSync(path.join(folder, file), design);
    const workbench = await Workbench.open({ folder, file, theme, settings, size: { width: 960, height: 640 } });
    try {
      await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
      // off whatever it hangs over, whose tooltip would show
      await workbench.page.mouse.move(1, 1);
      await act(workbench);
    } finally {
      await workbench.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lineOf(text: string): number {
  return design.slice(0, design.indexOf(text)).split("\n").length;
}

await runAsScript(import.meta.url, takePictures);
