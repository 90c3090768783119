import assert from "node:assert/strict";
import { Workbench } from "../../harness/workbench.js";

describe("the preview in the workbench", function () {
  this.timeout(120_000);
  let workbench: Workbench;
  const refusals: string[] = [];

  before(async () => {
    workbench = await Workbench.open({ file: "checkout.lintel", size: { width: 1500, height: 900 } });
    workbench.page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text()) && message.location().url.includes("webview/"))
        refusals.push(message.text());
    });
    await workbench.runCommand("Lintel: Open Preview to the Side");
    await node("service_orders").waitFor();
  });

  after(() => workbench.close());

  const node = (id: string) => workbench.webview.locator(`#drawing [data-node="${id}"]`);

  it("draws the design with what its imports bring, under its policy", async () => {
    await node("store_ledger").waitFor();
    assert.deepEqual(refusals, []);
  });

  it("leads from a node to its source", async () => {
    await node("service_orders").click();
    await workbench.page.getByRole("button", { name: /^Ln 10, Col \d+ \(6 selected\)/ }).waitFor();
  });

  it("lights up what the cursor is in", async () => {
    await workbench.goTo(7, 10);
    await workbench.webview.locator('[data-node="client_web"].at-cursor').waitFor();
  });

  it("follows typing, and the drawing outlives a broken text", async () => {
    await workbench.goTo(7, 1);
    await workbench.type("service extra\n");
    await node("service_extra").waitFor();
    await workbench.type("service { ");
    await workbench.webview.locator("#note:not([hidden])").waitFor();
    assert.ok(await node("service_extra").isVisible());
  });

  it("follows typing after its server was started anew", async () => {
    await workbench.press("Escape");
    await workbench.runCommand("Lintel: Restart Server");
    await workbench.goTo(7, 1);
    await workbench.type("service later } \n");
    await node("service_later").waitFor();
  });

  it("is as it was after it was hidden", async () => {
    await node("client_web").focus();
    await workbench.press("+");
    const before = await viewBox(workbench);
    // into the preview's own group, which may not be told of the focus yet
    await workbench.runCommand("View: Focus Right Editor Group");
    await workbench.openFile("plain.txt");
    await workbench.page.locator("iframe.webview.ready").waitFor({ state: "detached" });
    await workbench.runCommand("View: Close Editor");
    await node("client_web").waitFor();
    assert.deepEqual(await viewBox(workbench), before);
    assert.equal(await workbench.webview.locator(".selected").getAttribute("data-node"), "client_web");
  });

  it("follows the theme", async () => {
    const ground = () =>
      workbench.webview.locator("#preview").evaluate((page) => getComputedStyle(page).backgroundColor);
    const light = await ground();
    await workbench.useTheme("dark");
    await workbench.webview.locator("body.vscode-dark").waitFor();
    assert.notEqual(await ground(), light);
  });
});

describe("the preview when the window is loaded again", function () {
  this.timeout(120_000);
  let workbench: Workbench;
  // a file named in the address would be opened alone, without what was open before
  before(async () => (workbench = await Workbench.open({ size: { width: 1500, height: 900 } })));
  after(() => workbench.close());

  it("comes back with its view, place and selection", async () => {
    await workbench.openFile("checkout.lintel");
    await workbench.runCommand("Lintel: Open Preview to the Side");
    const node = (id: string) => workbench.webview.locator(`#drawing [data-node="${id}"]`);
    await node("client_web").dblclick();
    await node("store_ledger").waitFor({ state: "detached" });
    await node("service_orders").focus();
    await workbench.press("+");
    const before = await viewBox(workbench);
    await workbench.runCommand("Developer: Reload Window");
    await workbench.page.locator("iframe.webview.ready").waitFor({ state: "detached" });
    await node("client_web").waitFor();
    assert.equal(await node("store_ledger").count(), 0);
    assert.deepEqual(await viewBox(workbench), before);
    assert.equal(await workbench.webview.locator(".selected").getAttribute("data-node"), "service_orders");
  });
});

/** What of the drawing is looked at, in whole units. */
async function viewBox({ webview }: Workbench): Promise<readonly number[] | undefined> {
  const box = await webview.locator("#drawing > svg").getAttribute("viewBox");
  return box?.split(" ").map((side) => Math.round(Number(side)));
}
