import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { inProject, projectDir } from "../../scripts/lib/project.mjs";
import { startVscodeServer, type Settings, type VscodeServer } from "../../scripts/lib/vscode-server.mjs";
import { launchChromium } from "./chromium.js";
import { memoryFiles, memoryFolder } from "./memory-files.js";
import { temporaryCopy, type TemporaryCopy } from "./temporary-copy.js";

/** The four kinds of theme that an extension has to look right in. */
export type Theme = "light" | "dark" | "high-contrast-light" | "high-contrast-dark";

const themes: Record<Theme, { readonly name: string; readonly workbenchClass: string }> = {
  light: { name: "Default Light Modern", workbenchClass: "vs" },
  dark: { name: "Default Dark Modern", workbenchClass: "vs-dark" },
  "high-contrast-light": { name: "Default High Contrast Light", workbenchClass: "hc-light" },
  "high-contrast-dark": { name: "Default High Contrast", workbenchClass: "hc-black" },
};

/** How to open a workbench. */
export interface WorkbenchOptions {
  /** The folder whose copy is opened; the editor tests' own where none is named. */
  readonly folder?: string;
  /** `memory`: the folder's files are served by an extension in the browser, and are on no disk. */
  readonly files?: "disk" | "memory";
  /** The file in it to begin with. */
  readonly file?: string;
  readonly theme?: Theme;
  /** Where the extension runs: on Node.js, as on the desktop, or in a web worker, as in VS Code for the web. */
  readonly host?: "node" | "worker";
  readonly settings?: Settings;
  /** The extension's folder; the project's where none is named. */
  readonly extension?: string;
  /** In CSS pixels; 1280 × 800 where none is given. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** One row of the Problems view. */
export interface Problem {
  readonly message: string;
  /** As the row shows it, such as `lintel(unbounded-retry)`. */
  readonly source: string;
  /** As the row shows it, such as `[Ln 12, Col 3]`. */
  readonly place: string;
}

/**
 * VS Code's workbench with the extension in a real browser, driven as a person drives it. Every method waits for what
 * it says with Playwright's time limit and rejects when that passes.
 */
export class Workbench {
  private constructor(
    /** The browser's page, for what this class has no method for. */
    readonly page: Page,
    /** Absolute path of the opened folder, a copy that a test may write in. */
    readonly folder: string,
    private readonly owned: {
      server: VscodeServer;
      browser: Browser;
      copies: readonly TemporaryCopy[];
      settings: Settings;
    },
  ) {}

  /** Starts server and browser and opens the folder. Whoever opens a workbench closes it. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { folder = inProject("test/editor/workspace"), theme = "light", host = "node" } = options;
    const kind = host === "worker" ? { "remote.extensionKind": { "lintel.lintel": ["web"] } } : {};
    const settings = { ...kind, ...options.settings };
    const copy = temporaryCopy(folder);
    const memory = options.files === "memory" ? memoryFiles(folder) : undefined;
    const server = await startVscodeServer({ settings: withTheme(settings, theme), extensions: memory?.dir });
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
    const copies = memory === undefined ? [copy] : [copy, memory];
    const workbench = new Workbench(page, copy.dir, { server, browser, copies, settings });
    try {
      const opened = memory === undefined ? copy.dir : memoryFolder;
      const file = options.file === undefined ? undefined : `${opened}/${options.file}`;
      await page.goto(server.address({ folder: opened, extension: options.extension ?? projectDir, file }));
      await workbench.themeIsOn(theme);
      if (options.file !== undefined) await workbench.editorShows(options.file);
      return workbench;
    } catch (error) {
      await workbench.close();
      throw error;
    }
  }

  /** Ends browser and server, and removes the copy of the folder. */
  async close(): Promise<void> {
    const { server, browser, copies } = this.owned;
    await browser.close();
    await server.close();
    for (const copy of copies) copy.remove();
  }

  /** The text editor that has the focus, or had it last. */
  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .monaco-editor").first();
  }

  /** Opens a file of the folder by Quick Open, or goes to the editor that shows it already. */
  async openFile(name: string): Promise<void> {
    await withPatience(async () => {
      await this.pick("Control+P", name, path.basename(name));
      await this.editorShows(name, 3000);
    });
  }

  /** Runs a command of the palette by its whole title, such as `Lintel: Open Preview`. */
  async runCommand(title: string): Promise<void> {
    await this.pick("F1", `>${title}`, title);
  }

  /** Puts the cursor on a line and column of the active editor; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.press("Control+G");
    await this.fillQuickInput(`:${line}:${column}`);
    await this.press("Enter");
    await this.page.getByRole("button", { name: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Types into what has the focus, as fast as the editor takes it. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses a key or a combination, in Playwright's words: `Control+Space`, `Enter`. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Shows the hover at a place of the active editor, waits until it says what is expected, and gives all its text. */
  async hover(line: number, column: number, expected: string | RegExp): Promise<string> {
    const hover = this.page.locator(".monaco-hover:not(.hidden) .monaco-hover-content", { hasText: expected }).first();
    // what comes while the editor is still being drawn hides a hover
    await withPatience(async () => {
      await this.goTo(line, column);
      await this.press("Control+K");
      await this.press("Control+I");
      await hover.waitFor({ timeout: 3000 });
    });
    return hover.innerText();
  }

  /** Asks for completion at the cursor and gives the labels that are offered first. */
  async completions(): Promise<string[]> {
    await this.press("Control+Space");
    const labels = this.page.locator(".suggest-widget.visible .monaco-list-row .label-name");
    await labels.first().waitFor();
    return labels.allInnerTexts();
  }

  /** Opens the Problems view, waits until it lists something of a rule, and gives the row of that. */
  async problem(rule: string): Promise<Problem> {
    await this.runCommand("View: Focus Problems");
    const rows = this.page.locator(".markers-panel .monaco-list-row .marker-message-details-container");
    // what is said of the syntax comes first, the review later
    const row = rows.filter({ hasText: rule }).first();
    await row.waitFor();
    const place = await row.locator(".marker-line").innerText();
    const message = await row.locator(".marker-message").first().innerText();
    const source = await row.locator(".marker-source, .marker-code").allInnerTexts();
    return { message, source: source.join(""), place };
  }

  /** The document inside the webview that shows; the preview is one. */
  get webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** Changes to a theme, as a user's settings do. */
  async useTheme(theme: Theme): Promise<void> {
    const { server, settings } = this.owned;
    // a server that has just started may not yet watch the file: then the change is not seen, but the next one is
    await withPatience(async () => {
      server.applySettings(withTheme(settings, theme));
      await this.themeIsOn(theme, 3000);
    });
  }

  /** Saves what the browser shows as a PNG; a relative path counts from the project's folder. */
  async screenshot(file: string): Promise<void> {
    const target = path.resolve(projectDir, file);
    mkdirSync(path.dirname(target), { recursive: true });
    await this.page.screenshot({ path: target });
  }

  /** Opens a quick input, types, waits for the row that is named exactly so, and takes it. */
  private async pick(keys: string, text: string, name: string): Promise<void> {
    const label = this.page.locator(".quick-input-list .label-name").getByText(name, { exact: true });
    // the list is made when it opens, and misses what an extension that has just been installed contributes
    await withPatience(async (attempt) => {
      if (attempt > 1) await this.closeQuickInput();
      await this.press(keys);
      await this.fillQuickInput(text, 3000);
      await label.first().click({ timeout: 3000 });
    });
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Where none is open, Escape would reach the editor or the preview, and there it means something else. */
  private async closeQuickInput(): Promise<void> {
    const widget = this.page.locator(".quick-input-widget");
    if (await widget.isHidden()) return;
    await this.press("Escape");
    await widget.waitFor({ state: "hidden" });
  }

  private async fillQuickInput(text: string, timeout = 30_000): Promise<void> {
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.waitFor({ timeout });
    await input.fill(text, { timeout });
  }

  private async editorShows(name: string, timeout = 30_000): Promise<void> {
    const tab = `.editor-group-container.active .tab.active[data-resource-name="${path.basename(name)}"]`;
    await this.page.locator(tab).waitFor({ timeout });
    await this.editor.locator(".view-line").first().waitFor({ timeout });
  }

  private async themeIsOn(theme: Theme, timeout = 30_000): Promise<void> {
    await this.page.locator(`.monaco-workbench.${themes[theme].workbenchClass}`).waitFor({ timeout });
  }
}

/** Tries again what a workbench that is still starting, or busy, may miss; attempts count from 1. Rejects as the tenth does. */
async function withPatience(act: (attempt: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await act(attempt);
      return;
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
}

function withTheme(settings: Settings, theme: Theme): Settings {
  return { "workbench.colorTheme": themes[theme].name, "workbench.editor.revealIfOpen": true, ...settings };
}
