import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { launchChromium } from "../harness/chromium.js";
import { shop } from "./designs.js";
import { PreviewPage } from "./preview-page.js";

describe("the preview in the hands of a reader", function () {
  this.timeout(30_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  beforeEach(async () => (preview = await PreviewPage.open(browser, { files: shop })));
  afterEach(() => preview.endInOrder());

  const node = (id: string) => preview.page.locator(`#drawing [data-node="${id}"]`);
  const focused = () =>
    preview.page.evaluate(
      () =>
        (document.activeElement as SVGElement).dataset["node"] ??
        (document.activeElement as SVGElement).dataset["edge"],
    );
  const revealed = () =>
    preview.sent("reveal").map(({ location }) => shop.slice(location.span.start, location.span.end));

  it("leads to the source by a click on an element, a link and a frame", async () => {
    await node("service_orders").click();
    await preview.page.locator(".edgeLabel", { hasText: "Authorize" }).click();
    await preview.page.locator(".cluster-label", { hasText: "Ordering" }).click();
    assert.deepEqual(revealed(), ["orders", "orders -> cards", `"Ordering"`]);
  });

  it("lights up what the cursor of the source is in, and nothing where it is in nothing", async () => {
    const lit = () =>
      preview.page
        .locator("#drawing .at-cursor")
        .evaluateAll((all) =>
          all.map((each) => (each as SVGElement).dataset["node"] ?? (each as SVGElement).dataset["edge"]),
        );
    await preview.putCursorAt("replicas: 3");
    assert.deepEqual(await lit(), ["service_orders"]);
    await preview.putCursorAt("orders -> cards");
    assert.equal((await lit()).length, 1);
    await preview.putCursorAt(`design "Shop"`);
    assert.deepEqual(await lit(), []);
  });

  it("tells what an element is and what is wrong with it on hover and on focus; Escape puts it away", async () => {
    const tooltip = preview.page.locator("#tooltip");
    await node("external_cards").hover();
    await tooltip.waitFor();
    assert.match((await tooltip.textContent()) ?? "", /Card processor.*external cards/);
    await preview.page.mouse.move(2, 2);
    await tooltip.waitFor({ state: "hidden" });
    await preview.page.keyboard.press(".");
    await tooltip.waitFor();
    assert.ok((await tooltip.locator("li").count()) > 0);
    await preview.page.keyboard.press("Escape");
    assert.equal(await tooltip.isHidden(), true);
  });

  it("works by keyboard alone: into the drawing, across it, to the source, along links, back", async () => {
    const { keyboard } = preview.page;
    for (let presses = 0; presses < 12 && (await focused()) === undefined; presses++) await keyboard.press("Tab");
    assert.equal(await focused(), "client_web");
    await keyboard.press("Enter");
    const seen = new Set<string>();
    for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"]) {
      await keyboard.press(key);
      seen.add((await focused()) ?? "");
    }
    assert.ok(seen.size >= 3, [...seen].join());
    await keyboard.press("l");
    assert.match((await focused()) ?? "", /^e\d+$/);
    await keyboard.press("Enter");
    assert.equal(revealed()[0], "web");
    assert.match(revealed()[1] ?? "", /->|~>/);
    await keyboard.press("Escape");
    await keyboard.press("Escape");
    assert.equal(await preview.page.locator(".selected").count(), 0);
  });

  it("finds a view by part of its name", async () => {
    await preview.page.keyboard.press("/");
    await preview.page.keyboard.type("order pla");
    assert.equal(await preview.page.locator("[role=option]").count(), 1);
    await preview.page.keyboard.press("Enter");
    await preview.page.waitForFunction(() => document.querySelectorAll("#drawing .node").length === 4);
    await preview.page.keyboard.press("d");
    await preview.page.waitForFunction(() => document.querySelectorAll("#drawing .node").length === 12);
  });

  it("says so where no view has the name", async () => {
    await preview.page.keyboard.press("/");
    await preview.page.keyboard.type("zzz");
    assert.equal(await preview.page.locator("[role=listbox]").textContent(), "No such view");
    await preview.page.keyboard.press("Escape");
    assert.equal(await preview.page.getByRole("combobox").inputValue(), "Whole design");
  });

  it("opens an element's own view by a double click", async () => {
    await node("topic_placed").dblclick();
    await preview.page.waitForFunction(() => document.querySelectorAll("#drawing .node").length === 4);
    assert.equal(preview.sent("showing").at(-1)?.title, "Order placed");
  });

  it("zooms at the pointer and moves by wheel and drag", async () => {
    const box = () => node("service_orders").boundingBox();
    const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
      [x + width / 2, y + height / 2] as const;
    const before = (await box())!;
    await preview.page.mouse.move(...middle(before));
    await preview.page.keyboard.down("Control");
    await preview.page.mouse.wheel(0, -120);
    await preview.page.keyboard.up("Control");
    const zoomed = (await box())!;
    assert.ok(zoomed.width > before.width * 1.3);
    assert.ok(
      Math.abs(middle(zoomed)[0] - middle(before)[0]) < 3 && Math.abs(middle(zoomed)[1] - middle(before)[1]) < 3,
    );
    await preview.page.mouse.wheel(40, 30);
    const moved = (await box())!;
    assert.ok(Math.abs(zoomed.x - moved.x - 40) < 2 && Math.abs(zoomed.y - moved.y - 30) < 2);
    await preview.page.mouse.down();
    await preview.page.mouse.move(middle(before)[0] + 50, middle(before)[1] + 20, { steps: 4 });
    await preview.page.mouse.up();
    const dragged = (await box())!;
    assert.ok(Math.abs(dragged.x - moved.x - 50) < 6, JSON.stringify([moved, dragged]));
    assert.deepEqual(revealed(), []);
  });

  it("tries out a failure: what is lost, down and degraded, which flows break and why", async () => {
    await preview.page.getByRole("button", { name: "What if something fails (w)" }).click();
    await node("external_cards").click();
    await preview.page.waitForSelector("#drawing .is-down");
    assert.equal(await node("external_cards").locator(".fate").textContent(), "✕ lost");
    assert.equal(await node("service_orders").locator(".fate").textContent(), "✕ down");
    const panel = preview.page.locator("#what-if");
    assert.match((await panel.textContent()) ?? "", /A customer buys.*down.*orders depends on cards.*cards is lost/);
    assert.deepEqual(revealed(), []);
    await panel.getByRole("button", { name: "Keep as scenario" }).click();
    assert.match(preview.sent("keepScenario")[0]?.edit.text ?? "", /scenario lose-cards .*\{\n {2}lose: cards\n\}/);
    await panel.getByRole("button", { name: "Reset" }).click();
    await preview.page.waitForSelector("#drawing .is-down", { state: "detached" });
  });

  it("tries out a failure by keyboard, and a zone as a whole", async () => {
    await node("cache_baskets").focus();
    await preview.page.keyboard.press(" ");
    await preview.page.waitForSelector("#drawing .is-degraded");
    assert.equal(await node("service_orders").locator(".fate").textContent(), "~ degraded");
    await preview.page.keyboard.press(" ");
    await preview.page.waitForSelector("#drawing .is-degraded", { state: "detached" });
    await preview.page.getByRole("button", { name: "zone eu.a" }).click();
    await preview.page.waitForSelector("#drawing .is-down");
    assert.equal(await node("service_audit").locator(".fate").count(), 1);
    await preview.page.keyboard.press("Escape");
    assert.equal(await preview.page.locator("#what-if").isHidden(), true);
    assert.equal(await preview.page.locator(".fate").count(), 0);
  });

  it("keeps a failure over an edit", async () => {
    await node("external_cards").focus();
    await preview.page.keyboard.press(" ");
    await preview.page.waitForSelector("#drawing .is-down");
    await preview.edit(`${shop}service another\ncards -> another\n`);
    await preview.page.waitForSelector('#drawing [data-node="external_cards"].is-lost');
  });

  it("tells its keys", async () => {
    await preview.page.keyboard.press("?");
    assert.equal(await preview.page.getByRole("dialog", { name: "Keys" }).isVisible(), true);
    await preview.page.keyboard.press("Escape");
    assert.equal(await preview.page.locator("#help").isVisible(), false);
  });

  it("moves nothing for who wants less motion", async () => {
    await preview.close();
    preview = await PreviewPage.open(browser, { files: shop, reducedMotion: "reduce" });
    const duration = await preview.page
      .locator("#drawing > svg")
      .evaluate((svg) => getComputedStyle(svg).transitionDuration);
    assert.equal(duration, "0s");
  });
});
