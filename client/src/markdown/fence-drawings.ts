import * as vscode from "vscode";
import type { DrawResult } from "../../../server/src/lsp/protocol.js";
import { holdsDesign } from "../documents.js";
import type { ServerControl } from "../server.js";

/** A preview that is still loading misses a refresh: a second one comes when it must have loaded. */
const loadingMs = 1000;

/**
 * Drawings of the fences of Markdown documents. Markdown's preview renders at once and the server answers later: what is not there yet is asked
 * for, and the preview is refreshed when it has come.
 */
export class FenceDrawings implements vscode.Disposable {
  readonly #known = new Map<string, readonly DrawResult[]>();
  readonly #asked = new Set<string>();
  readonly #listening: vscode.Disposable;

  constructor(readonly server: ServerControl) {
    this.#listening = vscode.Disposable.from(
      server.onDidChangeHealth((health) => {
        // a server that starts anew knows nobody who looks at a drawing
        this.#asked.clear();
        if (health === "running") this.#askForOpen();
      }),
      vscode.workspace.onDidOpenTextDocument(() => this.#askForOpen()),
      server.onNotification("lintel/designChanged", ({ uri }) => {
        if (this.#known.has(uri)) void this.#ask(uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#known.delete(uri.toString());
        this.#asked.delete(uri.toString());
      }),
    );
  }

  /** The drawing of a fence by its number, the last one while a new one is being made; undefined where there is none yet. */
  of(document: vscode.Uri, fence: number): DrawResult["drawing"] {
    const uri = document.toString();
    if (!this.#asked.has(uri)) void this.#askForFirst(uri);
    return this.#known.get(uri)?.[fence]?.drawing;
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** Asks ahead for documents whose preview may be opened. */
  #askForOpen(): void {
    if (this.server.health !== "running") return;
    for (const document of vscode.workspace.textDocuments) {
      if (document.languageId !== "markdown" || !holdsDesign(document)) continue;
      const uri = document.uri.toString();
      if (!this.#asked.has(uri)) void this.#ask(uri);
    }
  }

  async #askForFirst(uri: string): Promise<void> {
    await this.#ask(uri);
    setTimeout(() => void refreshPreviews(), loadingMs);
  }

  async #ask(uri: string): Promise<void> {
    this.#asked.add(uri);
    const { fences } = await this.server.request("lintel/drawFences", { uri });
    this.#known.set(uri, fences);
    await refreshPreviews();
  }
}

async function refreshPreviews(): Promise<void> {
  await vscode.commands.executeCommand("markdown.preview.refresh");
}
