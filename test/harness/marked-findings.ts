import type { Finding } from "../../server/src/rules/finding.js";
import type { LineIndex } from "../../server/src/text/line-index.js";

/*
 * Findings of rules that a design expects, written under the line in which they stand:
 *
 *     orders -> cards { retry: 3 }
 * //  ^^^^^^^^^^^^^^^ retried-write-not-idempotent warning unstated: a part of the message
 *
 * The carets mark the range, to the end of its first line where it goes on. `unstated` and `accepted` are said where the finding is so.
 * Carets can't stand below the slashes: a range that begins there is marked by an arrow to the line's start and as many dashes as the range
 * has characters, behind a `~` for each character before it:
 *
 * [orders, stock] -> cards { retry: 3 }
 * // <~------------------ retried-write-not-idempotent warning unstated
 */

const pattern =
  /^(?<lead>\s*\/\/\s*)(?:(?<carets>\^+)|<(?<skipped>~*)(?<dashes>-+))\s+(?<rule>[a-z-]+)\s+(?<severity>error|warning|information|hint)(?<marks>(?:\s+(?:unstated|accepted))*)(?::\s*(?<message>.*?))?\s*$/;

/** A finding that a design expects. */
export interface MarkedFinding {
  /** Where, what and how bad, in the words that `wordsOf` gives a finding. */
  readonly words: string;
  /** A part of its message. */
  readonly message?: string;
}

/** The findings that a text expects. Throws for carets that are no expectation. */
export function markedFindings(text: string): readonly MarkedFinding[] {
  const expected: MarkedFinding[] = [];
  let subject = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) {
      if (/^\s*\/\/\s*(\^|<[~-])/.test(line))
        throw new Error(`Line ${index + 1} has carets and expects nothing: ${line}`);
      subject = index;
      continue;
    }
    const { rule = "", severity = "", marks = "", message } = groups;
    const { start, length } = columnsOf(groups);
    const place = `${subject + 1}:${start}-${start + length}`;
    const words = `${place} ${rule} ${severity}${marks.replace(/\s+/g, " ")}`;
    expected.push({ words, ...(message && { message }) });
  }
  return expected;
}

/** The first column that is marked, from 1, and how many are. */
function columnsOf({ lead = "", carets, skipped = "", dashes = "" }: Readonly<Record<string, string | undefined>>) {
  return carets === undefined
    ? { start: skipped.length + 1, length: dashes.length }
    : { start: lead.length + 1, length: carets.length };
}

/** Where the finding stands, its rule and its severity; lines and columns from 1, the end cut at the end of its first line. */
export function wordsOf({ location, rule, severity, stated, accepted }: Finding, lines: LineIndex): string {
  const { start, end } = lines.rangeOf(location.span);
  const last = end.line === start.line ? end.character : lines.endOf(start.line) - lines.startOf(start.line);
  const marks = `${stated ? "" : " unstated"}${accepted === undefined ? "" : " accepted"}`;
  return `${start.line + 1}:${start.character + 1}-${last + 1} ${rule} ${severity}${marks}`;
}
