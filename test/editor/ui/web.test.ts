import assert from "node:assert/strict";
import type { TemporaryCopy } from "../../harness/temporary-copy.js";
import { webExtension } from "../../harness/web-extension.js";
import { Workbench } from "../../harness/workbench.js";

describe("the extension in the browser's web worker, of a workspace that is on no disk", function () {
  this.timeout(120_000);
  let extension: TemporaryCopy;
  let workbench: Workbench;

  before(async () => {
    extension = webExtension();
    workbench = await Workbench.open({ files: "memory", file: "checkout.lintel", extension: extension.dir });
  });

  after(async () => {
    await workbench.close();
    extension.remove();
  });

  const node = (id: string) => workbench.webview.locator(`#drawing [data-node="${id}"]`);

  it("finds what is wrong in the open design", async () => {
    await workbench.page.locator(".squiggly-error").first().waitFor();
  });

  it("shows lenses and hints", async () => {
    await workbench.page.locator(".codelens-decoration", { hasText: "open sequence" }).waitFor();
  });

  it("reads the files of the workspace through the editor", async () => {
    // a design that is not open has findings, and what the open one imports is there
    await workbench.runCommand("View: Focus Problems");
    await workbench.page.locator(".markers-panel .monaco-list-row", { hasText: "shop.lintel" }).first().waitFor();
    const link = workbench.page.locator(".detected-link", { hasText: "ledger.lintel" });
    assert.equal(await link.count(), 1);
  });

  it("explains a finding and a word from its handbook", async () => {
    await workbench.editor.click();
    await workbench.hover(19, 58, "unlimited");
    await workbench.press("Escape");
    await workbench.hover(11, 6, "replicas");
  });

  it("completes what fits", async () => {
    await workbench.goTo(14, 21);
    await workbench.press("Enter");
    const labels = await workbench.completions();
    assert.ok(labels.includes("latency"), labels.join(", "));
    await workbench.press("Escape");
    await workbench.press("Control+Z");
  });

  it("opens a page of the handbook", async () => {
    const input = workbench.page.locator(".quick-input-widget .quick-input-box input");
    const row = (text: string) =>
      workbench.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
    await workbench.press("F1");
    await input.fill(">Lintel: Open Handbook");
    await row("Lintel: Open Handbook").click();
    await row("All pages").waitFor();
    await input.fill("unbounded-queue");
    await row("unbounded-queue").click();
    await workbench.webview.locator("h1").first().waitFor();
    assert.match(await workbench.webview.locator("body").innerText(), /Queues are empty or full/);
    await workbench.runCommand("View: Close Editor");
  });

  it("draws the preview, with what the design imports", async () => {
    await workbench.openFile("checkout.lintel");
    await workbench.runCommand("Lintel: Open Preview to the Side");
    await node("service_orders").waitFor();
    await node("store_ledger").waitFor();
  });

  it("tries out what falls with an element", async () => {
    await workbench.webview.getByRole("button", { name: /^What if something fails/ }).click();
    await node("store_ledger").click();
    await workbench.webview.locator("#what-if .flows .down", { hasText: "A customer buys" }).waitFor();
  });
});
