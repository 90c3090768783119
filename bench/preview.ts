import { mkdirSync } from "node:fs";
import process from "node:process";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { inProject } from "../scripts/lib/project.mjs";
import { drawView } from "../server/src/drawing/preview.js";
import { groupedDesign } from "../test/browser/designs.js";
import { PreviewPage } from "../test/browser/preview-page.js";
import { launchChromium } from "../test/harness/chromium.js";

/*
 * From a change of the design to its drawing on the page, against the time of Mermaid alone on the same text in the same run. Beyond a
 * hundred elements the preview draws groups, and Mermaid gets that text too.
 */

const sizes = [20, 60, 100, 150, 400];
const groupSize = 9;
const repeats = 7;
const mermaidBundle = "out/bench/mermaid.js";

async function main(): Promise<void> {
  await bundleMermaid();
  const browser = await launchChromium();
  try {
    const alone = await mermaidPage(browser);
    process.stdout.write("elements  drawn as  edit to drawn  Mermaid alone  first drawing\n");
    for (const size of sizes) process.stdout.write(`${await measure(browser, alone, size)}\n`);
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, alone: Page, size: number): Promise<string> {
  const design = groupedDesign(Math.floor((size - 1) / groupSize), groupSize);
  const opened = performance.now();
  const preview = await PreviewPage.open(browser, { files: design });
  const first = performance.now() - opened;
  const drawn: number[] = [];
  const mermaid: number[] = [];
  let nodes = 0;
  for (let n = 0; n < repeats; n++) {
    const edited = design.replace('"Area 0"', `"Area ${"x".repeat(n + 1)}"`);
    const start = performance.now();
    await preview.edit(edited);
    drawn.push(performance.now() - start);
    const { drawing } = drawView(preview.service.snapshot(), preview.uri, "design");
    nodes = drawing?.nodes.length ?? 0;
    mermaid.push(await renderAlone(alone, drawing?.text ?? ""));
  }
  await preview.close();
  const columns = [size, nodes, `${median(drawn)} ms`, `${median(mermaid)} ms`, `${Math.round(first)} ms`];
  return columns.map((column, index) => String(column).padStart([8, 8, 13, 13, 13][index] ?? 8)).join("  ");
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0);
}

async function bundleMermaid(): Promise<void> {
  mkdirSync(inProject("out/bench"), { recursive: true });
  await build({
    stdin: {
      contents: `import elk from "@mermaid-js/layout-elk"; import mermaid from "mermaid";
        mermaid.registerLayoutLoaders(elk); window.mermaid = mermaid;`,
      resolveDir: inProject(""),
    },
    bundle: true,
    minify: true,
    format: "iife",
    outfile: inProject(mermaidBundle),
    logLevel: "error",
  });
}

async function mermaidPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent("<!DOCTYPE html><html><body></body></html>");
  await page.addScriptTag({ path: inProject(mermaidBundle) });
  await page.evaluate(
    `mermaid.initialize({ startOnLoad: false, layout: "elk", htmlLabels: false, flowchart: { htmlLabels: false }, maxEdges: 20000, maxTextSize: 20000000 })`,
  );
  return page;
}

async function renderAlone(page: Page, text: string): Promise<number> {
  return page.evaluate(
    `(async () => { const start = performance.now(); await mermaid.render("alone", ${JSON.stringify(text)}); return performance.now() - start; })()`,
  );
}

await main();
