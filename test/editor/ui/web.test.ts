import assert from "node:assert/strict";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { inProject } from "../../../scripts/lib/project.mjs";
import { startVscodeServer, type VscodeServer } from "../../../scripts/lib/vscode-server.mjs";
import { launchChromium } from "../../harness/chromium.js";
import { temporaryCopy, type TemporaryCopy } from "../../harness/temporary-copy.js";
import { webExtension } from "../../harness/web-extension.js";

describe("the extension in the browser's web worker", () => {
  let server: VscodeServer;
  let browser: Browser;
  let page: Page;
  const copies: TemporaryCopy[] = [];

  before(async () => {
    const [extension, workspace] = [webExtension(), temporaryCopy(inProject("test/editor/workspace"))];
    copies.push(extension, workspace);
    server = await startVscodeServer();
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const file = path.join(workspace.dir, "checkout.lintel");
    await page.goto(server.address({ folder: workspace.dir, extension: extension.dir, file }));
  });

  after(async () => {
    await browser.close();
    await server.close();
    for (const copy of copies) copy.remove();
  });

  it("finds what is wrong in the open design", async () => {
    await page.locator(".squiggly-error").first().waitFor();
  });

  it("reads the files of the workspace through the editor", async () => {
    // a design that is not open has findings, and what the open one imports is there
    await page.keyboard.press("Control+Shift+M");
    await page.locator(".markers-panel .monaco-list-row", { hasText: "shop.lintel" }).first().waitFor();
    const link = page.locator(".detected-link", { hasText: "ledger.lintel" });
    assert.equal(await link.count(), 1);
  });

  it("shows lenses and hints", async () => {
    await page.locator(".codelens-decoration", { hasText: "open sequence" }).waitFor();
  });

  it("draws the preview", async () => {
    await page.locator(".monaco-editor .view-lines").first().click();
    await page.keyboard.press("Control+k");
    await page.keyboard.press("v");
    const preview = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    await preview.locator("svg g.node").first().waitFor();
    assert.equal(await preview.locator("svg g.node").count(), 3);
  });
});
