import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { drawView, viewsOf } from "../../server/src/drawing/preview.js";
import type { LintelRequests } from "../../server/src/lsp/protocol.js";
import { launchChromium } from "../harness/chromium.js";
import { folder } from "../harness/review.js";
import { shop } from "./designs.js";
import { PreviewPage, type Answer } from "./preview-page.js";

type Draw = LintelRequests["lintel/draw"]["params"];

describe("the preview where there is no drawing, or not the usual one", function () {
  this.timeout(30_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  afterEach(() => preview.endInOrder());

  const area = async () => (await preview.page.textContent("#drawing")) ?? "";
  const note = async () => (await preview.page.textContent("#note")) ?? "";
  const nodes = () => preview.page.locator("#drawing .node").count();

  it("says that it draws until the first drawing is there", async () => {
    let begin: (() => void) | undefined;
    const started = new Promise<void>((resolve) => (begin = resolve));
    preview = await PreviewPage.open(browser, { files: shop, answer: () => started.then(() => "not yet") });
    assert.match(await area(), /Drawing the design/);
    preview.answer = undefined;
    begin?.();
    await preview.page.getByRole("button", { name: "Try again" }).click();
    await preview.page.waitForSelector("#drawing .node");
  });

  it("says that the server does not answer where it never did, and asks again when it is back", async () => {
    preview = await PreviewPage.open(browser, { files: shop, answer: () => "the server has ended" });
    await preview.page.getByText("The language server does not answer.").waitFor();
    assert.equal(await preview.page.locator("#note").isHidden(), true);
    preview.answer = undefined;
    await preview.send({ type: "designChanged" });
    await preview.waitForDrawing();
    assert.equal(await nodes(), 12);
  });

  it("offers to open a file that is not known", async () => {
    preview = await PreviewPage.open(browser, { files: shop, answer: () => ({ views: [] }) });
    await preview.page.getByRole("button", { name: "Open the file" }).click();
    await preview.page.waitForFunction(() => document.activeElement?.textContent === "Open the file");
    assert.equal(preview.sent("reveal").at(-1)?.location.uri, preview.uri);
  });

  it("keeps the last drawing of a file that is deleted, says so, and goes on when it comes back", async () => {
    preview = await PreviewPage.open(browser, { files: shop });
    preview.service.removeFile(preview.uri);
    await preview.send({ type: "designChanged" });
    await preview.waitForDrawing();
    assert.match(await note(), /The file is no longer there/);
    assert.equal(await nodes(), 12);
    await preview.edit("service back");
    assert.equal(await nodes(), 1);
    assert.equal(await preview.page.locator("#note").isHidden(), true);
  });

  it("goes on with a file that is renamed, at the same place of the same view", async () => {
    preview = await PreviewPage.open(browser, { files: shop, view: "group:Ordering" });
    await preview.page.locator('[data-node="service_orders"]').focus();
    await preview.page.keyboard.press("+");
    const place = async () =>
      (await preview.page.locator("#drawing > svg").getAttribute("viewBox"))
        ?.split(" ")
        .map((side) => Math.round(+side));
    const before = await place();
    preview.service.removeFile(preview.uri);
    preview.service.setFile(`${folder}store.lintel`, shop);
    await preview.send({ type: "moved", uri: `${folder}store.lintel` });
    await preview.waitForDrawing();
    assert.deepEqual(await place(), before);
    assert.equal(await preview.page.getByRole("combobox", { name: "View" }).inputValue(), "Ordering");
    assert.equal(await preview.page.locator("#note").isHidden(), true);
  });

  it("tells what is missing: an element, a flow's steps", async () => {
    const policy = 'policy no-monolith "None" { forbid service -> store }\n';
    preview = await PreviewPage.open(browser, { files: policy });
    assert.match(await area(), /Nothing to draw yet: no element is declared here/);
    assert.equal(await preview.page.locator("#legend li").count(), 0);
    await preview.edit("service a\nflow f { }");
    await preview.show("flow:f");
    assert.match(await area(), /This flow has no steps/);
    await preview.edit("service a\nservice b\na -> b\nflow f { a -> b }");
    assert.equal(await preview.page.locator("#drawing .participant").count(), 2);
  });

  it("draws by groups or without frames what the layouts can't draw as it is, and says so", async () => {
    const unless =
      (drawable: (options: Draw["options"]) => boolean): Answer =>
      (method, params) => {
        const snapshot = preview.service.snapshot();
        if (method === "lintel/views") return { views: viewsOf(snapshot, preview.uri) };
        const { uri, view, options } = params as Draw;
        const { drawing } = drawView(snapshot, uri, view, options);
        return { drawing: { ...drawing, ...(!drawable(options) && { text: `${drawing?.text ?? ""} ]] no Mermaid` }) } };
      };
    preview = await PreviewPage.open(browser, { files: shop });
    for (const [drawable, words] of [
      [(options) => options?.frames === "hidden", /drawn without frames/],
      [(options) => options?.detail === "groups", /drawn by groups/],
      [() => false, /drawn on a grid/],
    ] as readonly (readonly [(options: Draw["options"]) => boolean, RegExp])[]) {
      preview.answer = unless(drawable);
      await preview.edit(`${shop}service s-${words.source.split(" ").at(-1) ?? ""}`);
      assert.match(await note(), words);
      assert.ok((await nodes()) > 0);
      assert.equal(await preview.page.locator(".error-icon, .error-text").count(), 0);
    }
  });
});
