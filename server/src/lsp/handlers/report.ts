import { URI } from "vscode-uri";
import { designReport } from "../../report/design-report.js";
import { reviewResult, type Documents } from "../../report/result.js";
import { headDesigns } from "../../service/heads.js";
import type { Snapshot } from "../../snapshot.js";
import { documentUri } from "../../text/markdown-fences.js";
import { lineIndexOf } from "../../text/line-index.js";
import type { ReportParams, ReportResult } from "../protocol.js";
import type { Session } from "../session.js";

/** The design review of a document's designs, or of all designs of the workspace, in Markdown. */
export async function report({ workspace, scanned }: Session, { uri }: ReportParams): Promise<ReportResult> {
  await scanned;
  const snapshot = workspace.service.snapshot();
  const roots = uri === undefined ? [...snapshot.files.keys()] : workspace.filesIn(uri);
  const reviews = headDesigns(snapshot, roots).flatMap((root) => snapshot.review(root) ?? []);
  if (reviews.length === 0) return { markdown: "# Design review\n\nThere is no design here.\n" };
  const uris = [...new Set(reviews.flatMap(({ design }) => design.files.map((file) => file.uri)))];
  const findings = uris.flatMap((file) => snapshot.findings(file));
  const designs = reviews.map((review) => ({ review, findings }));
  return { markdown: designReport(designs, reviewResult(uris, findings, documentsIn(snapshot, workspace.folders))) };
}

/** Paths count from the workspace folder that holds the file. */
function documentsIn(snapshot: Snapshot, folders: readonly string[]): Documents {
  return {
    pathOf(uri) {
      const document = documentUri(uri);
      const folder = folders.find((one) => document.startsWith(`${one}/`));
      const path = URI.parse(document).path;
      return folder === undefined ? path : path.slice(URI.parse(folder).path.length + 1);
    },
    linesOf: (uri) => lineIndexOf(snapshot.files.get(uri) ?? { text: "" }),
  };
}
