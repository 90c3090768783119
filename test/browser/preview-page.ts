import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { previewPage } from "../../client/src/preview/html.js";
import type { ToExtension, ToWebview } from "../../client/src/preview/protocol.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { drawView, failureAfter, viewsOf } from "../../server/src/drawing/preview.js";
import type { LintelRequests } from "../../server/src/lsp/protocol.js";
import type { LanguageService } from "../../server/src/service.js";
import { folder, serviceWith } from "../harness/review.js";
import { themes, type ThemeName } from "./themes.js";

const origin = "https://preview.test";
const contentTypes: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** How to open a preview. */
export interface PreviewOptions {
  /** Texts by file name; one alone is `design.lintel`, the root. */
  readonly files: string | Readonly<Record<string, string>>;
  readonly view?: string;
  readonly theme?: ThemeName;
  readonly size?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: "reduce" | "no-preference";
  /** Answers requests from the start in another way; see `PreviewPage.answer`. */
  readonly answer?: Answer;
}

/** Answers a request of the page, later where it gives a promise; a text makes the request fail. */
export type Answer = <M extends keyof LintelRequests>(method: M, params: LintelRequests[M]["params"]) => unknown;

declare global {
  interface Window {
    /** Messages of the page, on their way to the test. */
    postToTest(message: ToExtension): void;
    violations: string[];
  }
}

/** The page of the preview in a browser, with the language service behind it as the extension would put it there. */
export class PreviewPage {
  /** What the page has sent, requests apart. */
  readonly messages: Exclude<ToExtension, { type: "request" }>[] = [];
  /** Errors and warnings of the page. */
  readonly complaints: string[] = [];
  /** Set to answer requests in another way. */
  answer: Answer | undefined;
  /** How many drawings were asked for. */
  draws = 0;

  private constructor(
    readonly page: Page,
    readonly service: LanguageService,
    private readonly context: BrowserContext,
  ) {}

  static async open(browser: Browser, options: PreviewOptions): Promise<PreviewPage> {
    const { files, theme = "light", size = { width: 1000, height: 760 }, reducedMotion = "no-preference" } = options;
    const texts = typeof files === "string" ? { "design.lintel": files } : files;
    const context = await browser.newContext({ viewport: size, reducedMotion });
    const preview = new PreviewPage(
      await context.newPage(),
      serviceWith({ files: texts, checked: ["design.lintel"] }),
      context,
    );
    preview.answer = options.answer;
    await preview.#prepare(theme, options.view);
    await preview.page.goto(`${origin}/`);
    if (options.answer) await preview.page.waitForSelector("#drawing > *");
    else await preview.waitForDrawing();
    return preview;
  }

  get uri(): string {
    return `${folder}design.lintel`;
  }

  /** Waits until the page has taken up all that it was told: nothing is asked for and nothing is drawn. */
  async waitForDrawing(): Promise<void> {
    await this.page.waitForSelector("#drawing > *");
    await this.page.waitForFunction(() => document.querySelector("#preview")?.getAttribute("aria-busy") === "false");
  }

  /** Changes the design, as an edit would, and waits for what follows from it. */
  async edit(text: string, name = "design.lintel"): Promise<void> {
    this.service.setFile(folder + name, text);
    await this.send({ type: "designChanged" });
    await this.waitForDrawing();
  }

  /** Chooses a view and waits for it. */
  async show(view: string): Promise<void> {
    await this.send({ type: "open", uri: this.uri, view });
    await this.waitForDrawing();
  }

  /** Puts the cursor of the source on the first place of a text. */
  async putCursorAt(text: string): Promise<void> {
    const source = this.service.snapshot().files.get(this.uri)?.text ?? "";
    const offset = source.indexOf(text);
    if (offset < 0) throw new Error(`The design has no "${text}".`);
    await this.send({ type: "cursor", location: { uri: this.uri, offset } });
  }

  /** Sends a message as the extension does, and returns when the page has taken it. */
  async send(message: ToWebview): Promise<void> {
    await this.page.evaluate(
      (data) =>
        new Promise<void>((resolve) => {
          window.addEventListener("message", () => setTimeout(resolve, 0), { once: true });
          window.postMessage(data, "*");
        }),
      message,
    );
  }

  /** Gives the page another theme, as VS Code does: nothing but variables and a class change. */
  async setTheme(name: ThemeName): Promise<void> {
    await this.page.evaluate(applyTheme, themes[name]);
  }

  /** The messages of a type. */
  sent<T extends ToExtension["type"]>(type: T): readonly Extract<ToExtension, { type: T }>[] {
    return this.messages.filter((message) => message.type === type) as Extract<ToExtension, { type: T }>[];
  }

  /** What the content security policy has forbidden. */
  violations(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.violations);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** Closes the page; fails where its content security policy was violated, or it complained. */
  async endInOrder(): Promise<void> {
    assert.deepEqual(await this.violations(), []);
    assert.deepEqual(this.complaints, []);
    await this.close();
  }

  async #prepare(theme: ThemeName, view: string | undefined): Promise<void> {
    const { page } = this;
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(message.text());
    });
    await page.exposeFunction("postToTest", (message: ToExtension) => this.#receive(message, view));
    // the compiler of the tests names functions by a helper that the page does not have
    await page.addInitScript("globalThis.__name = (value) => value;");
    await page.addInitScript(fakeVsCode);
    await page.addInitScript(applyThemeWhenReady, themes[theme]);
    await page.route(`${origin}/**`, (route) => {
      const file = new URL(route.request().url()).pathname;
      if (file === "/") return route.fulfill({ contentType: "text/html", body: pageText() });
      const body = readFileSync(inProject("dist/webview", file));
      return route.fulfill({ contentType: contentTypes[path.extname(file)] ?? "text/plain", body });
    });
  }

  async #receive(message: ToExtension, view: string | undefined): Promise<void> {
    if (message.type !== "request") {
      this.messages.push(message);
      if (message.type !== "ready") return;
      await this.#post({ type: "open", uri: this.uri, ...(view !== undefined && { view }) });
      return;
    }
    const { id, method, params } = message;
    if (method === "lintel/draw") this.draws++;
    const result = this.answer ? await this.answer(method, params) : answer(this.service, message);
    if (typeof result === "string") await this.#post({ type: "failed", id, message: result });
    else await this.#post({ type: "response", id, result });
  }

  async #post(message: ToWebview): Promise<void> {
    // as text: Playwright walks through what it hands over piece by piece, which takes longer than the page does
    await this.page.evaluate((text) => window.postMessage(JSON.parse(text), "*"), JSON.stringify(message));
  }
}

function answer(service: LanguageService, { method, params }: Extract<ToExtension, { type: "request" }>): unknown {
  const snapshot = service.snapshot();
  switch (method) {
    case "lintel/views":
      return { views: viewsOf(snapshot, (params as LintelRequests["lintel/views"]["params"]).uri) };
    case "lintel/draw": {
      const { uri, view, options } = params as LintelRequests["lintel/draw"]["params"];
      return drawView(snapshot, uri, view, options);
    }
    case "lintel/whatIf": {
      const { uri, lost } = params as LintelRequests["lintel/whatIf"]["params"];
      return failureAfter(snapshot, uri, lost);
    }
    default:
      throw new Error(`A preview does not ask for ${method}.`);
  }
}

function pageText(): string {
  return previewPage({ source: origin, scriptUri: "/main.js", styleUri: "/main.css", nonce: "nonce-of-this-test" });
}

/** What VS Code puts into the page before anything runs; its state outlives a reload. */
function fakeVsCode(): void {
  const key = "vscode-state";
  const violations: string[] = [];
  window.violations = violations;
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: ToExtension) => window.postToTest(structuredClone(message)),
      getState: (): unknown => JSON.parse(sessionStorage.getItem(key) ?? "null") ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem(key, JSON.stringify(state)),
    }),
  });
}

function applyTheme({ bodyClass, variables }: (typeof themes)[ThemeName]): void {
  document.body.className = bodyClass;
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
}

/** `applyTheme` once there is a body; it stands alone, for it is sent to the page. */
function applyThemeWhenReady({ bodyClass, variables }: (typeof themes)[ThemeName]): void {
  document.addEventListener("readystatechange", () => {
    document.body.className = bodyClass;
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  });
}
