import { InlayHintKind, type InlayHint, type Range } from "vscode-languageserver-types";
import type { Link, LinkStatement } from "../design/model.js";
import { locate } from "../design/place.js";
import { worstTime } from "../graph/worst-time.js";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";
import { durationText } from "../text/quantities.js";

/** Which hints are shown. */
export interface InlayHintOptions {
  readonly operations: boolean;
  readonly worstTimes: boolean;
}

/** Behind the path of each link in the range its derived operation and, where it is retried, its worst time. */
export function inlayHints(snapshot: Snapshot, uri: string, range: Range, options: InlayHintOptions): InlayHint[] {
  const [syntax, file] = [snapshot.files.get(uri), snapshot.design(uri)?.root];
  if (!syntax || !file) return [];
  const lines = lineIndexOf(syntax);
  const wanted = lines.spanOf(range);
  const statements = new Set(file.links.map((link) => link.statement));
  return [...statements].flatMap((statement) => {
    const { span } = locate(statement.place);
    const label = labelOf(statement, options);
    if (label === "" || span.end < wanted.start || span.end > wanted.end) return [];
    return [{ position: lines.positionAt(span.end), label, kind: InlayHintKind.Type, paddingLeft: true }];
  });
}

function labelOf({ links }: LinkStatement, { operations, worstTimes }: InlayHintOptions): string {
  const parts = [operations ? distinct(links.map(operationText)) : "", worstTimes ? distinct(links.map(timeText)) : ""];
  return parts.filter((part) => part !== "").join(" · ");
}

/** In order, each once. */
function distinct(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined))].join(", ");
}

/** The operation that follows from arrow, ends and method; one that the link states itself is there to be read. */
function operationText(link: Link): string | undefined {
  return link.get("operation").state === "unstated" ? link.operation?.value : undefined;
}

/** The worst time of a link that is tried more than once: a single timeout is there to be read. */
function timeText(link: Link): string | undefined {
  const time = worstTime(link);
  return time && time.attempts !== 1 ? `at worst ${durationText(time.total)}` : undefined;
}
