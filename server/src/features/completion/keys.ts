import { CompletionItemKind } from "vscode-languageserver-types";
import type { PropertyType } from "../../../../grammar/schema/types.js";
import { referenceTarget } from "../words/property-words.js";
import type { Candidate } from "./candidate.js";
import { afterKey } from "./examples.js";
import { namesFor } from "./names.js";
import { isInside, keysIn, propertiesOf, type Question } from "./question.js";
import type { Frame } from "./slot.js";
import { keyRank } from "./usual.js";

/** Said by people for people: behind what the rules read. */
export const bookkeeping: ReadonlySet<string> = new Set([
  "title",
  "description",
  "owner",
  "tags",
  "docs",
  "reviewers",
  "tech",
]);

/** The properties that fit at the cursor and are not there yet, those of the kind itself first. */
export function keyCandidates(question: Question): Candidate[] {
  const [frame] = question.context.frames;
  const present = keysIn(question, frame);
  const refused = refusedKeys(question, frame);
  return Object.entries(propertiesOf(frame)).flatMap(([key, type]) =>
    present.has(key) || refused.has(key) ? [] : [keyCandidate(question, frame, key, type)],
  );
}

function keyCandidate(question: Question, frame: Frame, key: string, type: PropertyType<unknown>): Candidate {
  const path = frame.prefix + key;
  return {
    label: key,
    kind: CompletionItemKind.Property,
    insert: isFollowed(question) ? key : key + valueText(question, key, type),
    rank: rankOf(frame, key),
    documentation: { of: "key", place: frame.place ?? "service", path },
  };
}

function valueText(question: Question, key: string, type: PropertyType<unknown>): string {
  const to = referenceTarget(type.forms);
  const names =
    to === undefined
      ? []
      : namesFor(question, key, to)
          .map(({ label }) => label)
          .slice(0, 20);
  return afterKey(key, type, names, question.snapshot.today);
}

/** Whether the value is there already, so that the key alone is wanted. */
function isFollowed({ syntax, offset }: Question): boolean {
  return /^[\w-]*[ \t]*[:{]/.test(syntax.text.slice(offset, offset + 200));
}

function rankOf(frame: Frame, key: string): number {
  if (frame.prefix !== "") return 10;
  if (bookkeeping.has(key) && frame.kind !== "design") return 30;
  return 10 + keyRank(frame.place, key) / 10;
}

function refusedKeys(question: Question, frame: Frame): ReadonlySet<string> {
  const refused = new Set<string>();
  if (frame.statement.titled) refused.add("title");
  if (frame.kind === "kind-defaults" || frame.kind === "arrow-defaults")
    for (const key of ["title", "on", "of"]) refused.add(key);
  if (frame.kind !== "element") return refused;
  if (isInside(question, "zone")) refused.add("zones");
  if (isInside(question, "region")) refused.add("regions");
  return refused;
}
