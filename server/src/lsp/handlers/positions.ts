import type { TextDocumentPositionParams } from "vscode-languageserver";
import { completionsAt, resolveCompletion } from "../../features/completion.js";
import { hoverAt } from "../../features/hover.js";
import { selectionRanges } from "../../features/selection-ranges.js";
import type { Snapshot } from "../../snapshot.js";
import { answer, handbookOptions, type Session } from "../session.js";
import { withCommonRange } from "./common-range.js";
import { documentCompletions } from "../workspace/document-edits.js";

/** Asks about a position of a document; undefined where no design stands there. */
export function askAt<R>(
  { workspace }: Session,
  { textDocument, position }: TextDocumentPositionParams,
  ask: (snapshot: Snapshot, uri: string) => R,
): R | undefined {
  const uri = workspace.fileAt(textDocument.uri, position);
  return uri === undefined ? undefined : ask(workspace.service.snapshot(), uri);
}

/** What an editor shows at a position: completion, hover, ranges to select. */
export function handlePositions(session: Session): void {
  const { connection } = session;
  connection.onCompletion(
    answer(session, null, (params) => {
      const options = { snippets: session.client.takesSnippets };
      const list = askAt(session, params, (snapshot, uri) => completionsAt(snapshot, uri, params.position, options));
      if (list === undefined) return null;
      const markdown = session.workspace.markdownOf(params.textDocument.uri);
      const placed = markdown === undefined ? list : documentCompletions(markdown, list);
      return session.client.takesCommonRange ? withCommonRange(placed) : placed;
    }),
  );
  connection.onCompletionResolve((item, token) => {
    const resolve = answer(session, item, async () => resolveCompletion(item, await handbookOptions(session)));
    return resolve(item, token);
  });
  connection.onHover(
    answer(session, null, async (params) => {
      const options = await handbookOptions(session);
      return askAt(session, params, (snapshot, uri) => hoverAt(snapshot, uri, params.position, options)) ?? null;
    }),
  );
  connection.onSelectionRanges(
    answer(session, null, ({ textDocument, positions }) =>
      positions.flatMap((position) => {
        const itself = { range: { start: position, end: position } };
        const place = { textDocument, position };
        return askAt(session, place, (snapshot, uri) => selectionRanges(snapshot, uri, [position])) ?? [itself];
      }),
    ),
  );
}
