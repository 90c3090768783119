import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { launchChromium } from "../harness/chromium.js";
import { shop } from "./designs.js";
import { PreviewPage } from "./preview-page.js";

describe("the preview while the design is edited", function () {
  this.timeout(30_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  beforeEach(async () => (preview = await PreviewPage.open(browser, { files: shop })));
  afterEach(() => preview.endInOrder());

  const viewBox = () => preview.page.locator("#drawing > svg").getAttribute("viewBox");
  const note = () => preview.page.textContent("#note");

  it("follows it without ever being empty", async () => {
    await preview.page.evaluate(() => {
      const area = document.querySelector("#drawing")!;
      Object.assign(window, { emptied: 0 });
      new MutationObserver(() => {
        if (!area.querySelector("svg .node")) (window as unknown as { emptied: number }).emptied++;
      }).observe(area, { childList: true, subtree: true });
    });
    for (const name of ["One", "Two", "Three"]) {
      await preview.edit(`${shop}service extra "${name}"\n`);
      assert.equal(await preview.page.locator('[data-node="service_extra"] .title').textContent(), name);
    }
    assert.equal(await preview.page.evaluate(() => (window as unknown as { emptied: number }).emptied), 0);
  });

  it("keeps zoom, place and selection", async () => {
    await preview.page.locator('[data-node="service_orders"]').click();
    await preview.page.getByRole("button", { name: "Zoom in (+)" }).click();
    const place = async () => preview.page.locator('[data-node="service_orders"]').boundingBox();
    const before = await place();
    await preview.edit(`client first "Comes before all"\n${shop}first -> edge\n`);
    const after = await place();
    assert.ok(before && after);
    assert.ok(Math.hypot(before.x - after.x, before.y - after.y) < 4, JSON.stringify([before, after]));
    assert.equal(await preview.page.locator(".selected").getAttribute("data-node"), "service_orders");
  });

  it("goes on showing the last good drawing, dimmed, while the text lacks something, and says why", async () => {
    await preview.edit(shop.replace("service orders", "service {{ orders"));
    assert.equal(await preview.page.locator("#drawing.stale .node").count(), 12);
    assert.match((await note()) ?? "", /The last good drawing is shown/);
    await preview.page.getByRole("button", { name: "Go to it" }).click();
    assert.equal(preview.sent("reveal").length, 1);
    await preview.edit(shop);
    assert.equal(await preview.page.locator("#drawing.stale").count(), 0);
    assert.equal(await preview.page.locator("#note").isHidden(), true);
  });

  it("draws a broken text as far as it can be read when there is no good one", async () => {
    await preview.close();
    preview = await PreviewPage.open(browser, { files: "service a\nservice b\na -> b\nservice {" });
    assert.equal(await preview.page.locator("#drawing .node").count(), 2);
    assert.match((await note()) ?? "", /Drawn as far as it can be read/);
  });

  it("says when what a view shows is gone, and leads back", async () => {
    await preview.show("element:mailer");
    await preview.edit(shop.replaceAll("mailer", "sender"));
    assert.match((await note()) ?? "", /no longer in the design/);
    assert.equal(await preview.page.locator("#drawing.stale .node").count(), 2);
    await preview.page.getByRole("button", { name: "Show the whole design" }).click();
    await preview.page.waitForSelector('[data-node="worker_sender"]');
  });

  it("keeps the drawing when the server does not answer, and says so", async () => {
    preview.answer = () => "the server has ended";
    await preview.send({ type: "designChanged" });
    await preview.page.waitForSelector("#note:not([hidden])");
    assert.match((await note()) ?? "", /does not answer/);
    assert.equal(await preview.page.locator("#drawing .node").count(), 12);
    preview.answer = undefined;
    await preview.edit(`${shop}service extra\n`);
    assert.equal(await preview.page.locator("#drawing .node").count(), 13);
    assert.equal(await preview.page.locator("#note").isHidden(), true);
  });

  it("draws only once more for any number of changes while it draws", async () => {
    const before = preview.draws;
    await preview.page.evaluate(() => {
      for (let n = 0; n < 20; n++) window.postMessage({ type: "designChanged" }, "*");
    });
    await preview.send({ type: "designChanged" });
    await preview.waitForDrawing();
    assert.ok(preview.draws - before <= 3, String(preview.draws - before));
  });

  it("changes theme without a new drawing", async () => {
    const fill = () =>
      preview.page.locator('[data-node="service_orders"] .body').evaluate((body) => getComputedStyle(body).fill);
    const draws = preview.draws;
    await preview.page.evaluate(() => document.querySelector("#drawing > svg")!.setAttribute("data-mark", "same"));
    const light = await fill();
    for (const theme of ["dark", "high-contrast-dark", "high-contrast-light"] as const) {
      await preview.setTheme(theme);
      assert.notEqual(await fill(), theme === "high-contrast-light" ? "" : light);
    }
    assert.equal(await preview.page.locator('#drawing > svg[data-mark="same"]').count(), 1);
    assert.equal(preview.draws, draws);
  });

  it("comes back after a reload with view, place and selection", async () => {
    await preview.show("group:Ordering");
    await preview.page.locator('[data-node="store_orders_db"]').click();
    await preview.page.keyboard.press("+");
    const before = await viewBox();
    await preview.page.reload();
    await preview.waitForDrawing();
    assert.equal(await viewBox(), before);
    assert.equal(await preview.page.locator(".selected").getAttribute("data-node"), "store_orders_db");
    assert.equal(await preview.page.getByRole("combobox").inputValue(), "Ordering");
  });
});
