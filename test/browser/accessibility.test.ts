import assert from "node:assert/strict";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { launchChromium } from "../harness/chromium.js";
import { groupedDesign, shop } from "./designs.js";
import { PreviewPage } from "./preview-page.js";
import { themes, type ThemeName } from "./themes.js";

describe("the preview for who can't see it, or uses no mouse", function () {
  this.timeout(60_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  beforeEach(async () => (preview = await PreviewPage.open(browser, { files: shop })));
  afterEach(() => preview.endInOrder());

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await preview.page.keyboard.press(key);
  };
  const focusedName = () =>
    preview.page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
    });

  /** Presses Tab until what has the focus is called so. */
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      await press("Tab");
      const focused = await focusedName();
      if (typeof name === "string" ? focused === name : name.test(focused)) return;
    }
    assert.fail(`Tab does not lead to ${String(name)}.`);
  }

  async function complaintsOfAxe(): Promise<readonly string[]> {
    return preview.page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join("\n")}`,
      );
    });
  }

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`has nothing that axe finds in any state, in ${theme}`, async () => {
      const { page } = preview;
      await preview.setTheme(theme);
      await page.evaluate(axe.source);
      const check = async (state: string) => assert.deepEqual(await complaintsOfAxe(), [], state);
      await check("the whole design");
      await press("/");
      await check("looking for a view");
      await press("Escape");
      await page.getByRole("button", { name: "Export or copy" }).click();
      await check("exporting");
      await press("Escape", "?");
      await check("its keys");
      await press("Escape");
      await page.locator('[data-node="external_cards"]').focus();
      await press(" ");
      await page.waitForSelector("#drawing .is-down");
      await check("what if");
      await press("Escape");
      await preview.show("flow:buy");
      await check("a sequence");
      await preview.show("design");
      await preview.edit("service {");
      await check("a broken text");
      await preview.edit(groupedDesign(14, 9));
      await check("a large design");
      await preview.edit("");
      await check("nothing to draw");
    });
  }

  it("tries out failures by keyboard alone: elements, zones, back, reset, kept", async () => {
    const { page } = preview;
    await tabTo(/^Web shop, /);
    await press("w");
    await tabTo("zone eu.a");
    await press("Enter");
    await page.waitForSelector("#drawing .is-down");
    assert.equal(await focusedName(), "zone eu.a");
    await tabTo("Bring zone eu.a back");
    await press("Enter");
    await page.waitForSelector("#drawing .is-down", { state: "detached" });
    await page.locator('[data-node="external_cards"]').focus();
    await press(" ");
    await page.waitForSelector("#drawing .is-down");
    await tabTo("Keep as scenario");
    await press("Enter");
    assert.equal(preview.sent("keepScenario").length, 1);
    await tabTo("Reset");
    await press("Enter");
    await page.waitForSelector("#drawing .is-down", { state: "detached" });
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "BODY");
    await press("Escape");
    assert.equal(await page.locator("#what-if").isHidden(), true);
  });

  it("says in live regions what a failure does, what is shown and what is wrong", async () => {
    const { page } = preview;
    const live = (text: string | RegExp) => page.locator("[aria-live=polite], [role=status]", { hasText: text });
    await live(/^Shop: 12 elements, \d+ links$/).waitFor({ state: "attached" });
    await page.locator('[data-node="external_cards"]').focus();
    await press(" ");
    await live(/2 elements are down|elements are down/).waitFor();
    assert.match((await page.locator('[data-node="service_orders"]').getAttribute("aria-label")) ?? "", /down/);
    await press(" ");
    await page.waitForSelector("#drawing .is-down", { state: "detached" });
    assert.doesNotMatch((await page.locator('[data-node="service_orders"]').getAttribute("aria-label")) ?? "", /down/);
    await preview.edit(shop.replace("service orders", "service {{ orders"));
    await live(/The last good drawing is shown/).waitFor();
  });

  it("says why a failure can't be kept where it can't", async () => {
    preview.answer = (method) =>
      method === "lintel/whatIf" ? { down: [], degraded: [], flows: [] } : { views: [], drawing: undefined };
    await preview.page.locator('[data-node="external_cards"]').focus();
    await press(" ");
    await preview.page.getByText("It can't be kept as a scenario").waitFor();
    assert.equal(await preview.page.getByRole("button", { name: "Keep as scenario" }).count(), 0);
  });
});
