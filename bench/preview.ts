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
 * From a change of the design to its drawing on the page, against the time of Mermaid alone on the same text in the same run, by turns. What
 * the preview draws by groups Mermaid gets by groups too. Beside the time that passes, the processor time of the page, which other work on
 * the machine does not lengthen.
 */

const sizes = [20, 60, 100, 150, 400];
const groupSize = 9;
const repeats = 7;
const titles = [
  ...["elements", "drawn as", "edit to drawn", "Mermaid alone"],
  ...["processor time", "Mermaid alone", "ratio", "first drawing"],
];
const mermaidBundle = "out/bench/mermaid.js";

async function main(): Promise<void> {
  await bundleMermaid();
  const browser = await launchChromium();
  try {
    const alone = await mermaidPage(browser);
    process.stdout.write(`${row(titles)}\n`);
    for (const size of sizes) process.stdout.write(`${await measure(browser, alone, size)}\n`);
  } finally {
    await browser.close();
  }
}

/** How long something took, in ms. */
interface Took {
  readonly passed: number;
  readonly processor: number;
}

async function measure(browser: Browser, alone: Page, size: number): Promise<string> {
  const design = groupedDesign(Math.floor((size - 1) / groupSize), groupSize);
  const opened = performance.now();
  const preview = await PreviewPage.open(browser, { files: design });
  const first = performance.now() - opened;
  const [inPreview, inAlone] = [await stopwatch(preview.page), await stopwatch(alone)];
  const drawn: Took[] = [];
  const mermaid: Took[] = [];
  let nodes = 0;
  for (let n = 0; n < repeats; n++) {
    const edited = design.replace('"Area 0"', `"Area ${"x".repeat(n + 1)}"`);
    drawn.push(await inPreview(() => preview.edit(edited)));
    const { drawing } = drawView(preview.service.snapshot(), preview.uri, "design");
    nodes = drawing?.nodes.length ?? 0;
    mermaid.push(await inAlone(() => renderAlone(alone, drawing?.text ?? "")));
  }
  await preview.close();
  const [ours, theirs] = [median(drawn, "processor"), median(mermaid, "processor")];
  const times = [median(drawn, "passed"), median(mermaid, "passed"), ours, theirs].map(
    (time) => `${time.toFixed(0)} ms`,
  );
  return row([size, nodes, ...times, `${(ours / theirs).toFixed(2)} \u00d7`, `${first.toFixed(0)} ms`]);
}

/** Measures what happens on a page while a promise is open. */
async function stopwatch(page: Page): Promise<(act: () => Promise<void>) => Promise<Took>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const processor = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  return async (act) => {
    const before = await processor();
    const start = performance.now();
    await act();
    const passed = performance.now() - start;
    return { passed, processor: (await processor()) - before };
  };
}

function row(columns: readonly (string | number)[]): string {
  return columns.map((column, index) => String(column).padStart(titles[index]?.length ?? 0)).join("  ");
}

function median(all: readonly Took[], time: keyof Took): number {
  return all.map((took) => took[time]).sort((a, b) => a - b)[all.length >> 1] ?? 0;
}

async function bundleMermaid(): Promise<void> {
  mkdirSync(inProject("out/bench"), { recursive: true });
  await build({
    entryPoints: [inProject("bench/mermaid-alone.ts")],
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

/** Without showing it. */
async function renderAlone(page: Page, text: string): Promise<void> {
  await page.evaluate(`mermaid.render("alone", ${JSON.stringify(text)}).then(() => undefined)`);
}

await main();
