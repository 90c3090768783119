import type { LintelRequests, SourceEdit, SourceLocation } from "../../../server/src/lsp/protocol.js";

/*
 * What the preview's webview and the extension say to each other. The webview holds the active view alone and asks for it through the
 * extension; the extension knows files, editors and the server, and nothing of drawing.
 */

export type Method = keyof LintelRequests;

/** The webview to the extension. */
export type ToExtension =
  | { readonly type: "ready" }
  | RequestMessage
  /** Shows a place of the source. */
  | { readonly type: "reveal"; readonly location: SourceLocation }
  | { readonly type: "save"; readonly file: ExportedFile }
  | { readonly type: "copy"; readonly text: string; readonly what: string }
  /** Writes a scenario into the source, with the imports that it needs. */
  | { readonly type: "keepScenario"; readonly edit: SourceEdit; readonly imports: readonly SourceEdit[] }
  /** How much this machine draws in a second; see `DrawOptions.pace`. */
  | { readonly type: "measured"; readonly pace: number }
  /** What is shown, so that the tab can be named for it. */
  | { readonly type: "showing"; readonly title: string };

export interface RequestMessage {
  readonly type: "request";
  readonly id: number;
  readonly method: Method;
  readonly params: LintelRequests[Method]["params"];
}

export type ExportFormat = "svg" | "png" | "mermaid" | "markdown" | "copy-mermaid" | "copy-markdown" | "copy-svg";

export interface ExportedFile {
  /** Without a folder, with the ending. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Goes into the same folder under its own name: a picture that the file shows. */
  readonly beside?: { readonly name: string; readonly content: string };
}

/** The extension to the webview. */
export type ToWebview =
  /** The design to show, which view of it, unless the one shown last, and what an earlier preview has measured. */
  | {
      readonly type: "open";
      readonly uri: string;
      readonly fence?: number;
      readonly view?: string;
      readonly pace?: number;
    }
  /** The design has another URI from now on, and is the same. */
  | { readonly type: "moved"; readonly uri: string }
  /** Does what an entry of the preview's own menu does. */
  | { readonly type: "export"; readonly format: ExportFormat }
  | { readonly type: "response"; readonly id: number; readonly result: unknown }
  | { readonly type: "failed"; readonly id: number; readonly message: string }
  | { readonly type: "designChanged" }
  /** Where the cursor of the source's editor is. */
  | { readonly type: "cursor"; readonly location: { readonly uri: string; readonly offset: number } };

/** What the webview keeps over hiding and a reload of the window. */
export interface PreviewState {
  readonly version: 1;
  readonly uri: string;
  /** Of a Markdown document: which of its designs. */
  readonly fence?: number;
  readonly view: string;
  /** Where the drawing was looked at: zoom factor and the point at the upper left, in the drawing's units; undefined: all of it. */
  readonly viewport?: { readonly zoom: number; readonly x: number; readonly y: number };
  readonly selected?: string;
  readonly lost: readonly string[];
  readonly detail: "auto" | "all" | "groups";
}
