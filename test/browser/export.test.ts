import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { launchChromium } from "../harness/chromium.js";
import { shop } from "./designs.js";
import { PreviewPage } from "./preview-page.js";

describe("exports of the preview", function () {
  this.timeout(30_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  beforeEach(async () => (preview = await PreviewPage.open(browser, { files: shop, theme: "dark" })));
  afterEach(async () => {
    assert.deepEqual(await preview.violations(), []);
    await preview.close();
  });

  /** What a viewer of SVG files sees in one. */
  const facts = (text: string) =>
    preview.page.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, "image/svg+xml");
      const svg = document.documentElement;
      return {
        error: document.querySelector("parsererror")?.textContent,
        root: svg.localName,
        title: svg.querySelector("title")?.textContent,
        nodes: svg.querySelectorAll(".node").length,
      };
    }, text);

  async function choose(item: string, before = 0): Promise<void> {
    await preview.page.getByRole("button", { name: "Export or copy" }).click();
    await preview.page.getByRole("menuitem", { name: item, exact: true }).click();
    for (let waited = 0; preview.sent("save").length + preview.sent("copy").length <= before; waited++) {
      assert.ok(waited < 200, `Nothing came of "${item}".`);
      await preview.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 25)));
    }
  }

  const saved = () => preview.sent("save")[0]!.file;

  it("saves an SVG that parses, needs nothing else, and shows every name", async () => {
    await preview.page.locator('[data-node="service_orders"]').click();
    await choose("Save as SVG");
    const { name, content } = saved();
    assert.equal(name, "shop.svg");
    assert.ok(typeof content === "string");
    for (const foreign of [
      /var\(/,
      /color-mix/,
      /<foreignObject/,
      /(?:href|src)="(?!#)/,
      /url\((?!#)/,
      /@import/,
      /selected|tabindex/,
    ])
      assert.doesNotMatch(content, foreign);
    assert.deepEqual(await facts(content), { error: undefined, root: "svg", title: "Shop", nodes: 12 });
    for (const side of ["width", "height"])
      assert.ok(Number(new RegExp(`<svg[^>]* ${side}="([\\d.]+)"`).exec(content)?.[1]) > 100, side);
    assert.match(content, /fill:#1f1f1f|fill="#1f1f1f"/);
  });

  it("saves a PNG of twice the size of the drawing, and not an empty one", async () => {
    await choose("Save as SVG");
    const svg = saved().content as string;
    preview.messages.length = 0;
    await choose("Save as PNG");
    const bytes = Buffer.from(Object.values(saved().content as Uint8Array));
    const wanted = [/width="([\d.]+)"/, /height="([\d.]+)"/].map((side) =>
      Math.round(2 * Number(side.exec(svg.slice(svg.indexOf("<svg"), svg.indexOf(">")))?.[1])),
    );
    assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], wanted);
    assert.ok(new Set(pixelsOf(bytes)).size > 20, "The picture has hardly any colours.");
  });

  it("saves the Mermaid text, and Markdown with picture, text and findings", async () => {
    await choose("Save as Mermaid text");
    const { name, content } = saved();
    assert.equal(name, "shop.mmd");
    assert.match(content as string, /^flowchart /);
    preview.messages.length = 0;
    await choose("Save as Markdown");
    const { content: markdown, beside } = saved() as { content: string; beside: { name: string; content: string } };
    assert.ok(markdown.startsWith(`# Shop\n\n![Shop](shop.svg)\n\n<details>\n`));
    assert.ok(markdown.includes(`\n\n\`\`\`mermaid\n${content as string}\`\`\`\n\n</details>\n`));
    assert.equal(beside.name, "shop.svg");
    assert.deepEqual(await facts(beside.content), { error: undefined, root: "svg", title: "Shop", nodes: 12 });
    assert.match(markdown, /- \*\*error\*\* .*\(`unbounded-retry`\)/);
  });

  it("copies the Mermaid text, Markdown with it, and the SVG", async () => {
    for (const item of ["Copy Mermaid text", "Copy Markdown", "Copy SVG"]) {
      await choose(item, preview.sent("copy").length);
    }
    const [mermaid, markdown, svg] = preview.sent("copy");
    assert.deepEqual(
      [mermaid, markdown, svg].map((copied) => copied?.what),
      ["Mermaid text", "Markdown", "SVG"],
    );
    assert.match(mermaid?.text ?? "", /^flowchart /);
    assert.ok(markdown?.text.startsWith(`# Shop\n\n\`\`\`mermaid\n${mermaid?.text ?? ""}\`\`\`\n`));
    assert.deepEqual(await facts(svg?.text ?? ""), { error: undefined, root: "svg", title: "Shop", nodes: 12 });
  });

  it("saves a sequence diagram as a picture of its own size", async () => {
    await preview.show("flow:buy");
    await choose("Save as SVG");
    const { name, content } = saved();
    assert.equal(name, "a-customer-buys.svg");
    const { error, title } = await facts(content as string);
    assert.deepEqual([error, title], [undefined, "A customer buys"]);
    assert.doesNotMatch(content as string, /var\(|height="(?:[2-9]\d{3})/);
  });

  it("opens and leaves its menu by keyboard", async () => {
    const { page } = preview;
    await page.getByRole("button", { name: "Export or copy" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Save as PNG");
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("menu").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Export or copy");
  });
});

/** Bytes of the picture's rows; enough to see whether something is on it. */
function pixelsOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.subarray(at + 4, at + 8).toString("latin1") === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return inflateSync(Buffer.concat(parts));
}
