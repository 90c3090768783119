import type { CallHierarchyItem } from "vscode-languageserver";
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from "../../features/call-hierarchy.js";
import { answer, type Session } from "../session.js";

/** Who calls an element, and whom it calls. */
export function handleCallHierarchy(session: Session): void {
  const { workspace } = session;
  const { callHierarchy } = session.connection.languages;
  callHierarchy.onPrepare(
    answer(session, null, ({ textDocument, position }) => {
      const uri = workspace.fileAt(textDocument.uri, position);
      return uri === undefined ? null : prepareCallHierarchy(workspace.service.snapshot(), uri, position);
    }),
  );
  const known = (item: CallHierarchyItem): CallHierarchyItem => {
    const uri = workspace.fileAt(item.uri, item.selectionRange.start);
    return { ...item, uri: uri ?? item.uri };
  };
  callHierarchy.onIncomingCalls(
    answer(session, null, async ({ item }) => {
      await session.scanned;
      return incomingCalls(workspace.service.snapshot(), known(item));
    }),
  );
  callHierarchy.onOutgoingCalls(
    answer(session, null, async ({ item }) => {
      await session.scanned;
      return outgoingCalls(workspace.service.snapshot(), known(item));
    }),
  );
}
