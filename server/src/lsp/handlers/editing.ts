import type { CodeAction, Range, TextDocumentIdentifier, TextEdit } from "vscode-languageserver";
import { codeActions } from "../../features/code-actions.js";
import { fileRenameEdits } from "../../features/file-renames.js";
import { formatDocument, formatOnType, formatRange } from "../../features/formatting.js";
import { answer, pageLinks, type Session } from "../session.js";
import { documentChanges, documentEdits } from "../workspace/document-edits.js";

/** Requests that change a text: formatting and code actions. */
export function handleEditing(session: Session): void {
  const { connection, workspace } = session;
  const snapshot = () => workspace.service.snapshot();
  const inDocument = (uri: string, edits: readonly TextEdit[]): TextEdit[] => {
    const markdown = workspace.markdownOf(uri);
    return markdown === undefined ? [...edits] : documentEdits(markdown, edits);
  };

  connection.onDocumentFormatting(
    answer(session, null, ({ textDocument: { uri } }) => {
      const files = workspace.filesIn(uri);
      const edits = files.flatMap((file) => formatDocument(snapshot(), file));
      return files.length === 0 ? null : inDocument(uri, edits);
    }),
  );
  connection.onDocumentRangeFormatting(
    answer(session, null, ({ textDocument: { uri }, range }) => {
      const files = workspace.filesIn(uri);
      const edits = files.flatMap((file) => formatRange(snapshot(), file, range));
      return files.length === 0 ? null : inDocument(uri, edits);
    }),
  );
  connection.onDocumentOnTypeFormatting(
    answer(session, null, ({ textDocument: { uri }, position, ch }) => {
      const file = workspace.fileAt(uri, position);
      return file === undefined ? null : inDocument(uri, formatOnType(snapshot(), file, position, ch));
    }),
  );
  handleFileRenames(session);
  connection.onCodeAction(
    answer(session, null, ({ textDocument, range, context }): CodeAction[] => {
      const options = {
        link: pageLinks(session.client.options.handbookLinks?.code),
        config: workspace.configFor(textDocument.uri),
        ...(context.only && { only: context.only }),
      };
      const files = filesAround(session, textDocument, range);
      const actions = files.flatMap((uri) => codeActions(snapshot(), uri, range, options));
      return actions.map((action) => {
        const edit = action.edit && documentChanges(action.edit, (uri) => workspace.markdownOf(uri));
        return { ...action, ...(edit && { edit }) };
      });
    }),
  );
}

/** Imports follow the files that are about to be renamed. */
function handleFileRenames(session: Session): void {
  const { connection, workspace } = session;
  connection.workspace.onWillRenameFiles(
    answer(session, null, async ({ files }) => {
      await session.scanned;
      const own = (uri: string): string => workspace.uris.inward(uri).replace(/\/$/, "");
      const renames = files.map(({ oldUri, newUri }) => ({ oldUri: own(oldUri), newUri: own(newUri) }));
      return fileRenameEdits(workspace.service.snapshot(), renames);
    }),
  );
}

/** The file of the document that the range begins in; for source actions on Markdown, which have no place, all of its fences. */
function filesAround({ workspace }: Session, { uri }: TextDocumentIdentifier, { start }: Range): readonly string[] {
  const file = workspace.fileAt(uri, start);
  return file === undefined ? workspace.filesIn(uri) : [file];
}
