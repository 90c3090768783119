import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { drawView, failureAfter, viewsOf } from "../../server/src/drawing/preview.js";
import type { DesignParams, LintelRequests } from "../../server/src/lsp/protocol.js";
import { fenceUri, lintelFences } from "../../server/src/text/markdown-fences.js";
import { launchChromium } from "../harness/chromium.js";
import { PreviewPage } from "./preview-page.js";

const text = `# Two designs

\`\`\`lintel
design "Shop" { owner: "team" }
client web
service orders
web -> orders
\`\`\`

Between them.

\`\`\`lintel
service ledger
\`\`\`
`;

describe("the preview of Markdown with several designs", function () {
  this.timeout(30_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  beforeEach(async () => {
    preview = await PreviewPage.open(browser, { files: "service none" });
    write(text);
    await preview.send({ type: "designChanged" });
    await preview.waitForDrawing();
  });
  afterEach(() => preview.endInOrder());

  const nodes = () =>
    preview.page
      .locator("#drawing .node")
      .evaluateAll((all) => all.map((node) => (node as SVGElement).dataset["node"]).sort());
  const chooser = () => preview.page.getByRole("combobox", { name: "Design" });

  /** Answers as the server does once the document is this Markdown. */
  function write(markdown: string): void {
    preview.service.setMarkdown(preview.uri, markdown);
    const fences = lintelFences(markdown);
    const designs = fences.map(({ content: span }, index) => ({ title: index === 0 ? "Shop" : "Design 2", span }));
    preview.answer = (method, params) => {
      const { fence = 0 } = params as DesignParams;
      const [snapshot, uri] = [preview.service.snapshot(), fenceUri(preview.uri, fence)];
      if (method === "lintel/views") return { views: viewsOf(snapshot, uri), designs };
      if (method === "lintel/whatIf")
        return failureAfter(snapshot, uri, (params as LintelRequests["lintel/whatIf"]["params"]).lost);
      const { view, options } = params as LintelRequests["lintel/draw"]["params"];
      return drawView(snapshot, uri, view, options);
    };
  }

  async function putCursorAt(place: string): Promise<void> {
    const location = { uri: preview.uri, offset: text.indexOf(place) };
    await preview.send({ type: "cursor", location });
    await preview.waitForDrawing();
  }

  it("shows the first, and follows the cursor from one to the other", async () => {
    assert.deepEqual(await nodes(), ["client_web", "service_orders"]);
    await putCursorAt("ledger");
    assert.deepEqual(await nodes(), ["service_ledger"]);
    assert.equal(await preview.page.locator(".at-cursor").getAttribute("data-node"), "service_ledger");
    await putCursorAt("Between");
    assert.deepEqual(await nodes(), ["service_ledger"]);
    await putCursorAt("web");
    assert.deepEqual(await nodes(), ["client_web", "service_orders"]);
  });

  it("lets one be chosen, and keeps it until the cursor enters another", async () => {
    await putCursorAt("web");
    assert.deepEqual(await chooser().locator("option").allTextContents(), ["1 · Shop", "2 · Design 2"]);
    await chooser().selectOption("2 · Design 2");
    await preview.page.waitForSelector('[data-node="service_ledger"]');
    await putCursorAt("orders");
    assert.deepEqual(await nodes(), ["service_ledger"]);
    assert.equal(await chooser().inputValue(), "2 · Design 2");
  });

  it("starts what-if anew in another one, and comes back to it after a reload", async () => {
    await preview.page.locator('[data-node="service_orders"]').focus();
    await preview.page.keyboard.press(" ");
    await preview.page.waitForSelector(".is-lost");
    await putCursorAt("ledger");
    assert.equal(await preview.page.locator("#what-if .lost li").count(), 0);
    await preview.page.reload();
    await preview.page.waitForSelector('[data-node="service_ledger"]');
  });

  it("goes to the last one there is when the one that is shown is taken out", async () => {
    await putCursorAt("ledger");
    write(text.slice(0, text.indexOf("Between")));
    await preview.send({ type: "designChanged" });
    await preview.page.waitForSelector('[data-node="service_orders"]');
    assert.equal(await chooser().count(), 0);
  });
});
