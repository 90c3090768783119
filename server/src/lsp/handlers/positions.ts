import {
  LSPErrorCodes,
  ResponseError,
  type LocationLink,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { completionsAt, resolveCompletion } from "../../features/completion.js";
import { definitionsAt } from "../../features/definition.js";
import { highlightsAt } from "../../features/highlights.js";
import { hoverAt } from "../../features/hover.js";
import { referencesAt } from "../../features/references.js";
import { prepareRename, renameAt } from "../../features/rename.js";
import { selectionRanges } from "../../features/selection-ranges.js";
import type { Snapshot } from "../../snapshot.js";
import { answer, handbookOptions, type Session } from "../session.js";

/** Requests about a position of a document. */
export function handlePositions(session: Session): void {
  const { connection, workspace } = session;
  const at = <R>(
    { textDocument, position }: TextDocumentPositionParams,
    ask: (snapshot: Snapshot, uri: string) => R,
  ) => {
    const uri = workspace.fileAt(textDocument.uri, position);
    return uri === undefined ? undefined : ask(workspace.service.snapshot(), uri);
  };

  connection.onCompletion(
    answer(
      session,
      null,
      (params) => at(params, (snapshot, uri) => completionsAt(snapshot, uri, params.position)) ?? null,
    ),
  );
  connection.onCompletionResolve(async (item, token) => {
    const resolve = answer(session, item, async () => resolveCompletion(item, await handbookOptions(session)));
    return resolve(item, token);
  });
  connection.onHover(
    answer(session, null, async (params) => {
      const options = await handbookOptions(session);
      return at(params, (snapshot, uri) => hoverAt(snapshot, uri, params.position, options)) ?? null;
    }),
  );
  connection.onDefinition(
    answer(session, null, (params) => {
      const links = at(params, (snapshot, uri) => definitionsAt(snapshot, uri, params.position)) ?? [];
      return session.client.takesLinks ? links : links.map(locationOf);
    }),
  );
  connection.onReferences(
    answer(session, null, async (params) => {
      await session.scanned;
      return at(params, (snapshot, uri) => referencesAt(snapshot, uri, params.position, params.context)) ?? null;
    }),
  );
  connection.onDocumentHighlight(
    answer(
      session,
      null,
      (params) => at(params, (snapshot, uri) => highlightsAt(snapshot, uri, params.position)) ?? null,
    ),
  );
  connection.onPrepareRename(
    answer(
      session,
      null,
      (params) => at(params, (snapshot, uri) => prepareRename(snapshot, uri, params.position)) ?? null,
    ),
  );
  connection.onRenameRequest(
    answer(session, null, async (params) => {
      await session.scanned;
      const renamed = at(params, (snapshot, uri) => renameAt(snapshot, uri, params.position, params.newName));
      if (renamed && "problem" in renamed) throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.problem);
      return renamed?.edit ?? null;
    }),
  );
  connection.onSelectionRanges(
    answer(session, null, ({ textDocument, positions }) =>
      positions.flatMap(
        (position) =>
          at({ textDocument, position }, (snapshot, uri) => selectionRanges(snapshot, uri, [position])) ?? [
            { range: { start: position, end: position } },
          ],
      ),
    ),
  );
}

function locationOf({ targetUri, targetSelectionRange }: LocationLink) {
  return { uri: targetUri, range: targetSelectionRange };
}
