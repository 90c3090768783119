import { getLanguageService, type JSONDocument } from "vscode-json-languageservice";
import {
  createConnection,
  DocumentDiagnosticReportKind,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/* A language server for JSON on the service that VS Code's own is made of, with no wait after an edit: the yardstick for latencies. */

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const service = getLanguageService({});
const parsed = new WeakMap<TextDocument, { readonly version: number; readonly json: JSONDocument }>();

function read(uri: string): { readonly document: TextDocument; readonly json: JSONDocument } {
  const document = documents.get(uri);
  if (document === undefined) throw new Error(`${uri} is not open`);
  const known = parsed.get(document);
  if (known?.version === document.version) return { document, json: known.json };
  const json = service.parseJSONDocument(document);
  parsed.set(document, { version: document.version, json });
  return { document, json };
}

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: {},
    hoverProvider: true,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(async ({ textDocument }) => {
  const { document, json } = read(textDocument.uri);
  return { kind: DocumentDiagnosticReportKind.Full, items: await service.doValidation(document, json) };
});
connection.onCompletion(({ textDocument, position }) => {
  const { document, json } = read(textDocument.uri);
  return service.doComplete(document, position, json);
});
connection.onHover(({ textDocument, position }) => {
  const { document, json } = read(textDocument.uri);
  return service.doHover(document, position, json);
});
documents.listen(connection);
connection.listen();
