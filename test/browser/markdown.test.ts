import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { inProject } from "../../scripts/lib/project.mjs";
import { drawView } from "../../server/src/drawing/preview.js";
import { launchChromium } from "../harness/chromium.js";
import { folder, serviceWith } from "../harness/review.js";
import { shop } from "./designs.js";

const origin = "https://markdown.test";
const contentTypes: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** What Markdown's own preview allows in its strict setting. */
const policy = `default-src 'none'; script-src ${origin}; style-src ${origin} 'unsafe-inline'; img-src ${origin} data:`;

describe("drawings in Markdown's own preview", function () {
  this.timeout(30_000);
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage();
    complaints.length = 0;
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
  });
  afterEach(() => page.close());

  const drawing = drawView(
    serviceWith({ files: { "design.lintel": shop }, checked: ["design.lintel"] }).snapshot(),
    `${folder}design.lintel`,
    "design",
  ).drawing!;
  const good = figure("drawing", JSON.stringify(drawing));

  async function open(...figures: readonly string[]): Promise<void> {
    await page.route(`${origin}/**`, (route) => {
      const file = new URL(route.request().url()).pathname;
      if (file === "/") return route.fulfill({ contentType: "text/html", body: pageWith(figures.join("\n")) });
      return route.fulfill({
        contentType: contentTypes[path.extname(file)] ?? "text/plain",
        body: readFileSync(inProject("dist", file.slice(1))),
      });
    });
    await page.goto(`${origin}/`);
  }

  const nodes = (at: number) => page.locator(`#f${at} .node[data-node]`).count();

  it("show each design with its badges, and Mermaid text as it is", async () => {
    await open(box(1, good), box(2, figure("mermaid", "flowchart TB\n  a --> b")));
    await page.waitForSelector("#f2 svg .node");
    assert.equal(await nodes(1), drawing.nodes.length);
    assert.ok((await page.locator("#f1 .badge").count()) > 0);
    assert.equal(await page.locator("#f2 svg .node").count(), 2);
    assert.deepEqual(complaints, []);
  });

  it("are drawn whatever else a document puts into a figure", async () => {
    const hostile = [
      figure("drawing", "not JSON"),
      figure("drawing", "null"),
      figure("drawing", "7"),
      figure("drawing", `{"text":"flowchart TB\\n  a --> b"}`),
      figure("drawing", JSON.stringify({ ...drawing, nodes: [null], edges: [{}], frames: 7 })),
      figure("drawing", JSON.stringify({ ...drawing, text: 7 })),
      figure("drawing", JSON.stringify({ ...drawing, text: "flowchart TB\n  ]]>" })),
      figure("mermaid", "no diagram at all"),
      figure("mermaid", 'pie\n  "a" : 1'),
      `<span data-drawing="no figure"></span>`,
    ];
    await open(...hostile.map((each, index) => box(index + 2, each)), box(1, good));
    await page.waitForSelector("#f1 svg .node");
    assert.equal(await nodes(1), drawing.nodes.length);
    assert.equal(await page.locator(".error-icon, .error-text").count(), 0);
    assert.deepEqual(complaints, []);
  });

  it("follow what the document becomes", async () => {
    await open(box(1, good));
    await page.waitForSelector("#f1 svg .node");
    await page.evaluate(
      (html) => {
        document.querySelector("#f1")!.innerHTML = html;
        dispatchEvent(new Event("vscode.markdown.updateContent"));
      },
      figure("mermaid", "flowchart TB\n  other"),
    );
    await page.waitForFunction(() => document.querySelectorAll("#f1 svg .node").length === 1);
    assert.deepEqual(complaints, []);
  });
});

function pageWith(body: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="/markdown/main.css"></head>
<body class="vscode-light">${body}<script src="/markdown/main.js"></script></body></html>`;
}

function figure(kind: "drawing" | "mermaid", data: string): string {
  const quoted = data.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<figure class="lintel-drawing" data-${kind}="${quoted}"></figure>`;
}

function box(at: number, inner: string): string {
  return `<div id="f${at}">${inner}</div>`;
}
