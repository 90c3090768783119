import type { Range, TextDocumentIdentifier } from "vscode-languageserver";
import { codeLenses } from "../../features/code-lens.js";
import { documentLinks } from "../../features/document-links.js";
import { foldingRanges } from "../../features/folding.js";
import { inlayHints } from "../../features/inlay-hints.js";
import { documentSymbols } from "../../features/symbols.js";
import type { Snapshot } from "../../snapshot.js";
import { answer, type Session } from "../session.js";

/** Requests about whole documents; of Markdown, about each of its fences. */
export function handleDocuments(session: Session): void {
  const { connection } = session;
  connection.onDocumentSymbol(answer(session, null, inEachFile(session, documentSymbols)));
  connection.onFoldingRanges(answer(session, null, inEachFile(session, foldingRanges)));
  connection.onDocumentLinks(
    answer(
      session,
      null,
      inEachFile(session, (snapshot, uri) =>
        documentLinks(snapshot, uri).filter(({ target }) => isLeadingInside(session, target)),
      ),
    ),
  );
  connection.onCodeLens(
    answer(
      session,
      null,
      inEachFile(session, (snapshot, uri) =>
        session.settings.codeLenses ? codeLenses(snapshot, uri, session.client.options.lensCommands ?? {}) : [],
      ),
    ),
  );
  connection.languages.inlayHint.on(
    answer(
      session,
      null,
      inEachFile(session, (snapshot, uri, { range }: { range: Range }) =>
        inlayHints(snapshot, uri, range, session.settings.inlayHints),
      ),
    ),
  );
}

/** Whether a link leads to the web or into the workspace; a design does not lead its reader to other files of the machine. */
function isLeadingInside({ workspace }: Session, target = ""): boolean {
  return /^https?:/.test(target) || workspace.isInside(target);
}

function inEachFile<P, R>(
  { workspace }: Session,
  ask: (snapshot: Snapshot, uri: string, params: P) => readonly R[],
): (params: P & { readonly textDocument: TextDocumentIdentifier }) => R[] {
  return (params) => {
    const snapshot = workspace.service.snapshot();
    return workspace.filesIn(params.textDocument.uri).flatMap((uri) => ask(snapshot, uri, params));
  };
}
