import type { Session } from "../session.js";
import { reportOn, type Part } from "./reports.js";

/** What the client has been told of documents, to notice when it is no longer so. */
export interface ToldReports {
  /** Makes a report that the client waits for; rejects as `make` does. */
  tell<R extends { readonly resultId?: string }>(uri: string, part: Part, make: () => Promise<R>): Promise<R>;
  /** What the client was told of last; undefined where it has not asked yet. */
  partOf(uri: string): Part | undefined;
  /** Whether a report on an open document has become another one, which nobody waits for. */
  areStale(): boolean;
}

/** Nothing is told yet. */
export function toldReports(session: Session): ToldReports {
  const told = new Map<string, { readonly part: Part; readonly resultId: string | undefined }>();
  const waiting = new Map<string, number>();
  return {
    async tell(uri, part, make) {
      waiting.set(uri, (waiting.get(uri) ?? 0) + 1);
      try {
        const report = await make();
        told.set(uri, { part, resultId: report.resultId });
        return report;
      } finally {
        waiting.set(uri, (waiting.get(uri) ?? 1) - 1);
      }
    },
    partOf: (uri) => told.get(uri)?.part,
    areStale() {
      return session.workspace.documents().some(({ uri }) => {
        const last = told.get(uri);
        if (last === undefined || (waiting.get(uri) ?? 0) > 0) return false;
        return reportOn(session, uri, last.part).resultId !== last.resultId;
      });
    },
  };
}
