import { precedence } from "../precedence.js";
import { subjectKey } from "./places.js";
import type { Break } from "./run.js";

/** By general rule the subjects of which a more specific one speaks. */
export type Spoken = ReadonlyMap<string, ReadonlySet<string>>;

const generalBySpecific = new Map(precedence.map(({ specific, general }) => [specific, general]));
const generalRules = new Set(precedence.flatMap(({ general }) => general));

/** What more general rules leave to these breaks. */
export function spokenBy(breaks: Iterable<Break>): Spoken {
  const spoken = new Map<string, Set<string>>();
  for (const { rule, state } of breaks) {
    for (const general of generalBySpecific.get(rule.meta.id) ?? []) {
      const subjects = spoken.get(general) ?? new Set();
      spoken.set(general, subjects);
      for (const subject of [state.subject, ...(state.about ?? [])]) subjects.add(subjectKey(subject));
    }
  }
  return spoken;
}

/** The breaks without those of general rules about what a specific one speaks of. */
export function withoutSpoken(breaks: readonly Break[], spoken: readonly Spoken[]): readonly Break[] {
  return breaks.filter(({ rule, state }) => {
    if (!generalRules.has(rule.meta.id)) return true;
    const key = subjectKey(state.subject);
    return !spoken.some((one) => one.get(rule.meta.id)?.has(key) === true);
  });
}
