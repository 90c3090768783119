import assert from "node:assert/strict";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { shownText } from "../../server/src/drawing/escape.js";
import { launchChromium } from "../harness/chromium.js";
import { PreviewPage } from "./preview-page.js";

const hostile = [
  `a "quoted" [bracket] {brace} (paren)`,
  "<script>window.hacked = true</script>",
  "<img src=x onerror='window.hacked = true'>",
  "</text></svg><iframe src='javascript:window.hacked=true'>",
  "`code` **bold** _under_ ~struck~",
  "%% comment %%{init: {'securityLevel': 'loose'}}%%",
  "end",
  "graph TD; a --> b",
  "subgraph x",
  "# heading",
  "1. list item",
  "- item",
  "a;b#35;c&#35;d&amp;e",
  "$$\\frac{a}{b}$$",
  "fa:fa-bomb boom",
  "click a call window.hacked()",
  "C:\\new\\table",
  "emoji 🚀 👩‍👩‍👧 done",
  "שלום עולם and English",
  "مرحبا",
  "|pipe| -->|x| y",
  "wrap: it",
  "<br/> and <br>",
  "a#quot;b",
  ":::class",
  "@{ shape: bang }",
  "x".repeat(10_000),
  "word ".repeat(2_000),
];

describe("hostile texts in the preview", function () {
  this.timeout(120_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  beforeEach(async () => (preview = await PreviewPage.open(browser, { files: "service first" })));
  afterEach(() => preview.close());

  it("appear as they are: on elements, links, groups and flows", async () => {
    await check(hostile);
  });

  it("appear as they are when put together at random, and nothing runs", async () => {
    const title = fc
      .array(
        fc.oneof(
          fc.constantFrom(...hostile.map((text) => text.slice(0, 40))),
          fc.string({ unit: "binary", maxLength: 12 }),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join(" "));
    await fc.assert(fc.asyncProperty(fc.array(title, { minLength: 6, maxLength: 12 }), check), { numRuns: 8 });
  });

  async function check(titles: readonly string[]): Promise<void> {
    const usable = titles.filter((title) => letters(shownText(title)) !== "");
    await preview.edit(designWith(usable));
    await preview.show("design");
    const { page } = preview;
    assert.equal(await page.locator("#note").isHidden(), true, (await page.textContent("#note")) ?? "");
    const wanted = usable.map((title) => letters(shownText(title))).sort();
    assert.deepEqual((await shown("#drawing .node", ".title")).sort(), wanted, "on elements");
    assert.deepEqual((await shown("#drawing .edgeLabel", ".label text")).filter(Boolean).sort(), wanted, "on links");
    assert.deepEqual((await shown("#drawing .cluster-label", "text")).sort(), wanted, "on groups");
    await preview.show("flow:f");
    const messages = await shown("#drawing [data-edge]", ".messageText:not(.under)");
    assert.deepEqual(messages.sort(), wanted, "on messages");
    const participants = await shown("#drawing .participant", "text.actor");
    for (const title of wanted) assert.ok(participants.includes(title), `${title} is no participant`);
    assert.equal(await page.evaluate(() => (window as unknown as { hacked?: true }).hacked), undefined);
    assert.equal(await page.locator("#drawing :is(script, img, iframe, foreignObject, a)").count(), 0);
    assert.deepEqual(await preview.violations(), []);
    assert.deepEqual(preview.complaints, []);
  }

  /** The letters of what the parts show, each by its own texts. */
  async function shown(parts: string, text: string): Promise<string[]> {
    const found = await preview.page
      .locator(parts)
      .evaluateAll(
        (all, selector) =>
          all.map((part) => [...part.querySelectorAll(selector)].map((each) => each.textContent).join("")),
        text,
      );
    return found.map(letters);
  }
});

describe("the page's content security policy", function () {
  this.timeout(30_000);

  it("stops scripts that are not ours, evaluation, and everything from elsewhere", async () => {
    const browser = await launchChromium();
    const preview = await PreviewPage.open(browser, { files: "service first" });
    await preview.page.evaluate(() => {
      const inline = document.createElement("script");
      inline.textContent = "window.hacked = true";
      const image = document.createElement("img");
      image.src = "https://elsewhere.test/x.png";
      document.body.append(inline, image);
      // the point of the test is that this does not run
      // eslint-disable-next-line @typescript-eslint/no-implied-eval
      setTimeout("window.hacked = true", 0);
    });
    await preview.page.waitForFunction(() => window.violations.length >= 3);
    assert.equal(await preview.page.evaluate(() => (window as unknown as { hacked?: true }).hacked), undefined);
    await browser.close();
  });
});

/** A design in which each title stands on an element, on a link, on a group, and on a message of a flow. */
function designWith(titles: readonly string[]): string {
  const quoted = titles.map(
    (title) => `"${title.replace(/[\\"]/g, "\\$&").replace(/[\r\n\u2028\u2029\u0085\v\f]/g, " ")}"`,
  );
  return [
    "service start",
    ...quoted.map((title, index) => `group g${index} ${title} { service s${index} ${title} }`),
    ...quoted.map((title, index) => `s${index} -> s${(index + 1) % titles.length} ${title}`),
    `flow f { ${quoted.map((title, index) => `s${index} -> s${(index + 1) % titles.length} ${title}`).join("\n")} }`,
  ]
    .join("\n")
    .replace("service start\n", "");
}

/** What must be the same: everything but white space, where lines break, and joiners between characters. */
function letters(text: string): string {
  return text.replace(/[\s\u2060]+/g, "");
}
