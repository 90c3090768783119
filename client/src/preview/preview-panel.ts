import * as vscode from "vscode";
import type { LintelServer } from "../requests.js";
import { previewPage } from "./html.js";
import { makeNonce } from "./nonce.js";
import type { ExportFormat, RequestMessage, ToExtension, ToWebview } from "./protocol.js";
import { copyText, keepScenario, revealSource, saveExport } from "./source-actions.js";

/** What a machine draws in a second is remembered for all previews on it. */
const paceKey = "lintel.pace";

/** What a preview is opened with. */
export interface PreviewStart {
  readonly view?: string;
  /** Of a Markdown document: which of its designs. */
  readonly fence?: number;
}

/** One preview of one design: the page in its tab, and what it asks of the editor and the server. */
export class PreviewPanel implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  #ready = false;
  #start: PreviewStart = {};
  #uri: vscode.Uri;
  /** What the page says that it shows. */
  #shown: string | undefined;

  constructor(
    uri: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
    readonly server: LintelServer,
    readonly memory: vscode.Memento,
    extensionUri: vscode.Uri,
  ) {
    this.#uri = uri;
    const root = webviewRoot(extensionUri);
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, "media", "icon.png");
    panel.title = titleOf(uri);
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((message: ToExtension) => this.#receive(message)),
      server.onNotification("lintel/designChanged", (design) => {
        if (design.uri === this.uri.toString()) this.#post({ type: "designChanged" });
      }),
      server.onDidChangeHealth((health) => {
        if (health === "running" || health === "crashed") this.#post({ type: "designChanged" });
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#tellCursor(textEditor)),
      panel.onDidDispose(() => this.dispose()),
    );
    panel.webview.html = previewPage({
      source: panel.webview.cspSource,
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(root, "main.js")).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(root, "main.css")).toString(),
      nonce: makeNonce(),
    });
  }

  /** The document that is previewed. */
  get uri(): vscode.Uri {
    return this.#uri;
  }

  /** Brings the preview to the front, with another view of the design where one is given. */
  show(start: PreviewStart): void {
    this.panel.reveal(undefined, true);
    if (start.view === undefined) return;
    this.#start = start;
    if (this.#ready) this.#open();
  }

  /** What to start with; to be called before the page is loaded. */
  startWith(start: PreviewStart): void {
    this.#start = start;
  }

  /** Goes on with the document under another URI. */
  move(uri: vscode.Uri): void {
    this.#uri = uri;
    this.panel.title = titleOf(uri, this.#shown);
    this.#post({ type: "moved", uri: uri.toString() });
  }

  /** Exports what is shown, as the preview's own menu does. */
  exportAs(format: ExportFormat): void {
    this.#post({ type: "export", format });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #receive(message: ToExtension): void {
    switch (message.type) {
      case "ready":
        this.#ready = true;
        this.#open();
        break;
      case "request":
        void this.#answer(message);
        break;
      case "reveal":
        void revealSource(message.location, this.panel.viewColumn);
        break;
      case "save":
        void saveExport(message.file, this.uri);
        break;
      case "copy":
        void copyText(message.text, message.what);
        break;
      case "keepScenario":
        void keepScenario(message, this.panel.viewColumn);
        break;
      case "measured":
        void this.memory.update(paceKey, message.pace);
        break;
      case "showing":
        this.#shown = message.title;
        this.panel.title = titleOf(this.uri, message.title);
        break;
    }
  }

  #open(): void {
    const start = this.#start;
    this.#start = {};
    const pace = this.memory.get<number>(paceKey);
    this.#post({ type: "open", uri: this.uri.toString(), ...start, ...(pace !== undefined && { pace }) });
    // that of the document itself is the last word
    const isOwn = ({ document }: vscode.TextEditor) => document.uri.toString() === this.uri.toString();
    const editors = [...vscode.window.visibleTextEditors].sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
    for (const editor of editors) this.#tellCursor(editor);
  }

  async #answer({ id, method, params }: RequestMessage): Promise<void> {
    try {
      const result = await this.server.request(method, params);
      this.#post({ type: "response", id, result });
    } catch (error) {
      this.#post({ type: "failed", id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  #tellCursor({ document, selection }: vscode.TextEditor): void {
    if (!this.#ready || !/^(lintel|markdown)$/.test(document.languageId)) return;
    const location = { uri: document.uri.toString(), offset: document.offsetAt(selection.active) };
    this.#post({ type: "cursor", location });
  }

  #post(message: ToWebview): void {
    void this.panel.webview.postMessage(message);
  }
}

/** The one folder that a page may load from. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "dist", "webview");
}

function titleOf(uri: vscode.Uri, view?: string): string {
  const file = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  return view === undefined ? `Preview ${file}` : `Preview ${file}: ${view}`;
}
