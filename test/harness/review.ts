import type { AnyRule } from "../../server/src/rules/rule.js";
import type { Finding, Remark } from "../../server/src/rules/finding.js";
import { compareFindings } from "../../server/src/rules/engine/sort.js";
import { LanguageService } from "../../server/src/service.js";

/** Files to review, and how. */
export interface ReviewInput {
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The paths that are checked; left out, all. */
  readonly checked?: readonly string[];
  /** The text of the `lintel.json` beside them. */
  readonly config?: string;
  /** Left out, all rules. */
  readonly rules?: readonly AnyRule[];
  /** The day of the review; left out, one in 2027. */
  readonly today?: string;
}

export const folder = "file:///designs/";

/** A service that knows the files under `folder`. */
export function serviceWith({ files, checked, config, rules, today = "2027-01-15" }: ReviewInput): LanguageService {
  const service = new LanguageService({ today: () => today, ...(rules && { rules }) });
  for (const [path, text] of Object.entries(files)) {
    service.setFile(folder + path, text, checked === undefined || checked.includes(path) ? "checked" : "imported");
  }
  if (config !== undefined) service.setConfig(`${folder}lintel.json`, config);
  return service;
}

/** Everything that a review of the files says, in order of file and place. */
export function review(input: ReviewInput): readonly Finding[] {
  const snapshot = serviceWith(input).snapshot();
  return Object.keys(input.files)
    .flatMap((path) => snapshot.findings(folder + path))
    .sort(compareFindings);
}

/** Everything that a review says of one text. */
export function reviewText(text: string, input: Omit<ReviewInput, "files"> = {}): readonly Finding[] {
  return review({ ...input, files: { "design.lintel": text } });
}

/** A finding as a remark has it. */
export function withoutEdits(finding: Remark): Remark {
  return { ...finding, fixes: finding.fixes.map(({ title }) => ({ title })) };
}
