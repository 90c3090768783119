import { workspaceSymbols } from "../../features/workspace-symbols.js";
import { answer, type Session } from "../session.js";

/** The search for declared things by name. */
export function handleWorkspaceSymbols(session: Session): void {
  session.connection.onWorkspaceSymbol(
    answer(session, null, async ({ query }) => {
      await session.scanned;
      return workspaceSymbols(session.workspace.service.snapshot(), query);
    }),
  );
}
