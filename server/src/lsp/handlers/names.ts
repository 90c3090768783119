import { LSPErrorCodes, ResponseError, type LocationLink } from "vscode-languageserver";
import { definitionsAt } from "../../features/definition.js";
import { highlightsAt } from "../../features/highlights.js";
import { referencesAt } from "../../features/references.js";
import { prepareRename, renameAt } from "../../features/rename.js";
import { answer, type Session } from "../session.js";
import { askAt } from "./positions.js";

/** What a name at a position means, where else it stands, and how it gets another. */
export function handleNames(session: Session): void {
  const { connection } = session;
  connection.onDefinition(
    answer(session, null, (params) => {
      const links = askAt(session, params, (snapshot, uri) => definitionsAt(snapshot, uri, params.position)) ?? [];
      return session.client.takesLinks ? links : links.map(locationOf);
    }),
  );
  connection.onReferences(
    answer(session, null, async (params) => {
      await session.scanned;
      const { position, context } = params;
      return askAt(session, params, (snapshot, uri) => referencesAt(snapshot, uri, position, context)) ?? null;
    }),
  );
  connection.onDocumentHighlight(
    answer(session, null, (params) => {
      return askAt(session, params, (snapshot, uri) => highlightsAt(snapshot, uri, params.position)) ?? null;
    }),
  );
  connection.onPrepareRename(
    answer(session, null, (params) => {
      return askAt(session, params, (snapshot, uri) => prepareRename(snapshot, uri, params.position)) ?? null;
    }),
  );
  connection.onRenameRequest(
    answer(session, null, async (params) => {
      await session.scanned;
      const { position, newName } = params;
      const renamed = askAt(session, params, (snapshot, uri) => renameAt(snapshot, uri, position, newName));
      if (renamed && "problem" in renamed) throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.problem);
      return renamed?.edit ?? null;
    }),
  );
}

function locationOf({ targetUri, targetSelectionRange }: LocationLink) {
  return { uri: targetUri, range: targetSelectionRange };
}
