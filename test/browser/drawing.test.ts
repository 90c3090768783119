import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { drawView, viewsOf } from "../../server/src/drawing/preview.js";
import type { LintelRequests } from "../../server/src/lsp/protocol.js";
import { launchChromium } from "../harness/chromium.js";
import { folder } from "../harness/review.js";
import { groupedDesign, shop } from "./designs.js";
import { PreviewPage, type Answer } from "./preview-page.js";

describe("what the preview draws", function () {
  this.timeout(30_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  afterEach(() => preview.endInOrder());

  const texts = (selector: string) => preview.page.locator(selector).allTextContents();
  const drawing = () => drawView(preview.service.snapshot(), preview.uri, "design").drawing!;

  it("shows every element and every link once, with its name", async () => {
    preview = await PreviewPage.open(browser, { files: shop });
    const { nodes, edges } = drawing();
    assert.equal(nodes.length, 12);
    assert.deepEqual(
      await preview.page
        .locator("#drawing [data-node]")
        .evaluateAll((all) => all.map((node) => (node as SVGElement).dataset["node"]).sort()),
      nodes.map(({ id }) => id).sort(),
    );
    assert.equal(await preview.page.locator("#drawing path.flowchart-link").count(), edges.length);
    assert.deepEqual((await texts(".node .text-outer-tspan.title")).sort(), nodes.map(({ title }) => title).sort());
    assert.deepEqual((await texts(".edgeLabel .label text")).filter(Boolean).sort(), ["Authorize", "dead letters"]);
    assert.deepEqual((await texts(".cluster-label text")).sort(), ["Ordering", "a", "eu"]);
  });

  it("names parts for screen readers: what they are, what is wrong, what they are linked to", async () => {
    preview = await PreviewPage.open(browser, { files: shop });
    const name = await preview.page.locator('[data-node="service_orders"]').getAttribute("aria-label");
    assert.match(name ?? "", /^Order service, service orders, 3 replicas/);
    assert.match(name ?? "", /To Card processor, Orders, Baskets, Audit, Locks, Order placed\. From Edge/);
  });

  it("puts a badge with count and worst severity on what has open findings", async () => {
    preview = await PreviewPage.open(browser, { files: shop });
    const open = [...drawing().nodes, ...drawing().edges]
      .map(({ findings }) => findings.filter(({ accepted }) => !accepted))
      .filter((findings) => findings.length > 0)
      .map((findings) => `${findings[0]!.severity} ${findings.length}`);
    const badges = await preview.page
      .locator("#drawing .badge")
      .evaluateAll((all) => all.map((badge) => `${badge.classList[1] ?? ""} ${badge.textContent}`));
    assert.ok(open.some((badge) => badge.startsWith("error")));
    assert.deepEqual(badges.sort(), open.sort());
  });

  it("never puts a badge over a name", async () => {
    preview = await PreviewPage.open(browser, { files: shop });
    const covered = await preview.page.evaluate(
      () =>
        [...document.querySelectorAll("#drawing .node")].filter((node) => {
          const badge = node.querySelector(".badge")?.getBoundingClientRect();
          const title = node.querySelector(".title")?.getBoundingClientRect();
          return badge && title && badge.left < title.right - 2 && badge.bottom > title.top + 2;
        }).length,
    );
    assert.equal(covered, 0);
  });

  it("shows a flow as a sequence, a message each, and what the flow asks for", async () => {
    preview = await PreviewPage.open(browser, { files: shop, view: "flow:buy" });
    assert.equal(await preview.page.locator('#drawing [data-et="message"]').count(), 6);
    assert.equal(await preview.page.locator("#drawing [data-edge]").count(), 6);
    assert.equal(await preview.page.locator("#drawing .participant").count(), 7);
    assert.match((await preview.page.locator(".promises").textContent()) ?? "", /asks 99\.9%/);
  });

  it("lights up a flow's path", async () => {
    preview = await PreviewPage.open(browser, { files: shop, view: "path:buy" });
    assert.equal(await preview.page.locator("#drawing path.flowchart-link.lit").count(), 6);
    assert.deepEqual((await texts(".edgeLabel.lit .label text")).sort(), ["1", "2", "3 · Authorize", "4", "5", "6"]);
  });

  it("opens a large design by groups, says so, and draws every element when asked to", async () => {
    preview = await PreviewPage.open(browser, { files: groupedDesign(11, 10) });
    assert.equal(await preview.page.locator("#drawing .node").count(), 12);
    assert.match((await preview.page.textContent("#note")) ?? "", /111 elements, drawn as 12/);
    await preview.page.locator('[data-node="all_g3"]').dblclick();
    await preview.page.waitForSelector('[data-node="service_s3_9"]');
    await preview.show("design");
    await preview.page.getByRole("button", { name: "Draw every element" }).click();
    await preview.page.waitForSelector('[data-node="service_s3_9"]');
    assert.equal(await preview.page.locator("#drawing .node").count(), 111);
  });

  it("tells how much it draws in a second, and goes by it in the next view, not in the one that is edited", async () => {
    const design = groupedDesign(4, 10);
    preview = await PreviewPage.open(browser, { files: design });
    const paces: unknown[] = [];
    await preview.edit(`${design}service one`);
    const measured = preview.sent("measured").at(-1)?.pace ?? 0;
    assert.ok(measured > 0.01 && measured < 20, String(measured));
    const answer: Answer = (method, params) => {
      const { uri, view, options } = params as LintelRequests["lintel/draw"]["params"];
      if (method === "lintel/draw") paces.push(options?.pace);
      const snapshot = preview.service.snapshot();
      return method === "lintel/draw" ? drawView(snapshot, uri, view, options) : { views: viewsOf(snapshot, uri) };
    };
    preview.answer = answer;
    await preview.edit(`${design}service one\nservice two`);
    await preview.page.keyboard.press("d");
    await preview.waitForDrawing();
    await preview.send({ type: "designChanged" });
    await preview.waitForDrawing();
    assert.equal(paces[0], undefined);
    assert.equal(typeof paces.at(-1), "number");
    assert.equal(new Set(paces.slice(1)).size, 1);
  });

  it("opens by groups what an earlier preview has found too much for the machine", async () => {
    preview = await PreviewPage.open(browser, { files: shop });
    preview.service.setFile(`${folder}large.lintel`, groupedDesign(6, 10));
    await preview.send({ type: "open", uri: `${folder}large.lintel`, pace: 0.4 });
    await preview.waitForDrawing();
    assert.match((await preview.page.textContent("#note")) ?? "", /61 elements, drawn as 7/);
  });

  it("draws on a grid what no layout can draw, and never shows Mermaid's own error", async () => {
    preview = await PreviewPage.open(browser, { files: shop });
    const good = drawView(preview.service.snapshot(), preview.uri, "design");
    const text = "flowchart TB\n  this is [[ no Mermaid";
    preview.answer = (method) => (method === "lintel/draw" ? { drawing: { ...good.drawing, text } } : { views: [] });
    await preview.send({ type: "designChanged" });
    await preview.waitForDrawing();
    assert.equal(await preview.page.locator("#drawing .node").count(), 12);
    assert.match((await preview.page.textContent("#note")) ?? "", /on a grid/);
    assert.equal(await preview.page.locator(".error-icon, .error-text").count(), 0);
  });

  it("says what to do where there is nothing to draw", async () => {
    preview = await PreviewPage.open(browser, { files: "// nothing yet\n" });
    assert.match((await preview.page.textContent("#drawing")) ?? "", /Nothing to draw yet/);
    await preview.edit("service first");
    assert.equal(await preview.page.locator("#drawing .node").count(), 1);
  });
});
