import type { InitializeParams } from "vscode-languageserver";
import type { InitializationOptions } from "./protocol.js";

/** What the client can do, as far as the server behaves differently for it. */
export interface ClientFacts {
  /** Asks for diagnostics; to one that does not they are sent. */
  readonly pullsDiagnostics: boolean;
  /** Takes registrations of diagnostics after the start, and so several of them. */
  readonly registersDiagnostics: boolean;
  readonly takesRelatedDocuments: boolean;
  /** Takes definitions with the range that they were asked from. */
  readonly takesLinks: boolean;
  /** Takes completions with tab stops. */
  readonly takesSnippets: boolean;
  /** Takes lists of completions that say the range of their items once. */
  readonly takesCommonRange: boolean;
  readonly refreshes: { readonly diagnostics: boolean; readonly codeLenses: boolean; readonly inlayHints: boolean };
  readonly watchesFiles: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly showsProgress: boolean;
  readonly hasFolders: boolean;
  readonly options: InitializationOptions;
}

/** Reads the facts out of what the client said at the start. */
export function clientFacts({ capabilities, initializationOptions }: InitializeParams): ClientFacts {
  const { textDocument, workspace, window } = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    registersDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    takesRelatedDocuments: textDocument?.diagnostic?.relatedDocumentSupport === true,
    takesLinks: textDocument?.definition?.linkSupport === true,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    takesCommonRange: textDocument?.completion?.completionList?.itemDefaults?.includes("editRange") === true,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      codeLenses: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
    },
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    showsProgress: window?.workDoneProgress === true,
    hasFolders: workspace?.workspaceFolders === true,
    options: isRecord(initializationOptions) ? initializationOptions : {},
  };
}

function isRecord(value: unknown): value is InitializationOptions {
  return typeof value === "object" && value !== null;
}
