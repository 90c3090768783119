import {
  CodeActionKind,
  TextDocumentSyncKind,
  type DocumentSelector,
  type ServerCapabilities,
} from "vscode-languageserver";
import { semanticTokensLegend } from "../features/semantic-tokens.js";
import type { ClientFacts } from "./client-facts.js";

/** What the server speaks about: designs, Markdown that may hold some, and settings. */
export const documentSelector: DocumentSelector = [
  { language: "lintel" },
  { language: "markdown" },
  { pattern: "**/lintel.json" },
];

/** What the server can do, as it tells the client at the start. */
export function serverCapabilities(client: ClientFacts): ServerCapabilities {
  const designs = {
    filters: [{ pattern: { glob: "**/*.lintel" } }, { pattern: { glob: "**", matches: "folder" as const } }],
  };
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    completionProvider: { resolveProvider: true, triggerCharacters: [":", " ", "{", "[", ",", ">", '"', "/", "."] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, range: true, full: { delta: true } },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "}" },
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.Refactor,
        CodeActionKind.RefactorExtract,
        CodeActionKind.SourceOrganizeImports,
        `${CodeActionKind.SourceFixAll}.lintel`,
      ],
    },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    ...(client.pullsDiagnostics &&
      !client.registersDiagnostics && {
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
      }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: designs, didRename: designs, didDelete: designs },
    },
  };
}
