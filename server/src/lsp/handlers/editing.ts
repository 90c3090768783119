import type { CodeAction, Range, TextDocumentIdentifier } from "vscode-languageserver";
import { codeActions } from "../../features/code-actions.js";
import { formatDocument, formatOnType, formatRange } from "../../features/formatting.js";
import { answer, pageLinks, type Session } from "../session.js";

/** Requests that change a text: formatting and code actions. */
export function handleEditing(session: Session): void {
  const { connection, workspace } = session;
  const design = ({ uri }: TextDocumentIdentifier): string | undefined => workspace.designIn(uri);
  const snapshot = () => workspace.service.snapshot();

  connection.onDocumentFormatting(
    answer(session, null, ({ textDocument }) => {
      const uri = design(textDocument);
      return uri === undefined ? null : formatDocument(snapshot(), uri);
    }),
  );
  connection.onDocumentRangeFormatting(
    answer(session, null, ({ textDocument, range }) => {
      const uri = design(textDocument);
      return uri === undefined ? null : formatRange(snapshot(), uri, range);
    }),
  );
  connection.onDocumentOnTypeFormatting(
    answer(session, null, ({ textDocument, position, ch }) => {
      const uri = design(textDocument);
      return uri === undefined ? null : formatOnType(snapshot(), uri, position, ch);
    }),
  );
  connection.onCodeAction(
    answer(session, null, ({ textDocument, range, context }): CodeAction[] => {
      const options = {
        link: pageLinks(session.client.options.handbookLinks?.code),
        config: workspace.configFor(textDocument.uri),
        ...(context.only && { only: context.only }),
      };
      return filesAround(session, textDocument, range).flatMap((uri) => codeActions(snapshot(), uri, range, options));
    }),
  );
}

/** The file of the document that the range begins in; for source actions on Markdown, which have no place, all of its fences. */
function filesAround({ workspace }: Session, { uri }: TextDocumentIdentifier, { start }: Range): readonly string[] {
  const file = workspace.fileAt(uri, start);
  return file === undefined ? workspace.filesIn(uri) : [file];
}
