import { setProperties } from "../../../design/edits/properties.js";
import type { Fix, Link } from "../../../design/model.js";
import { guaranteeOf, isWeaker, type Consistency, type Guarantee } from "../../../graph/consistency.js";
import { changingFix, statingFix } from "../../fixes.js";
import type { Related, Rule, State, Together } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { readNeeds, type ReadNeed } from "./needs.js";

interface StaleRead extends State {
  readonly subject: Link;
  readonly need: ReadNeed;
  readonly given: Guarantee;
}

export const rule: Rule<StaleRead> = {
  meta: {
    id: "stale-read",
    category: "consistency",
    severity: "error",
    summary: "A read needs fresher data than its target gives.",
    absence: false,
    topics: ["consistency-patterns", "replication", "caching-strategies"],
    fix: "choice",
  },

  *check(review) {
    for (const need of readNeeds(review)) {
      const { link, level } = need;
      const given = guaranteeOf(link.target);
      if (given === undefined || (given.level !== undefined && !isWeaker(given.level, level))) continue;
      yield { subject: link, at: { link }, stated: need.stated && given.stated, need, given };
    }
  },

  message(states) {
    const needers = distinct(states.map(({ need: { by } }) => (by.type === "flow" ? by.name : by.source.name)));
    const target = inWords(distinct(states.map(({ subject }) => subject.target.name)));
    const need = strongest(states);
    return `${inWords(needers)} ${needers.length === 1 ? "needs" : "need"} ${need} reads from ${target}, but ${shortfall(states[0], target)}: a decision may rest on data that is no longer true. ${remedy(states[0], need)}`;
  },

  related: (states) =>
    states.flatMap(({ need }): Related[] =>
      need.by.type === "flow" ? [{ message: `${need.by.name} asks for it`, place: need.source.place }] : [],
    ),

  fixes: (states) => [...fresher(states), ...lessNeeded(states)],

  silence: {
    property: "consistency",
    *asked(review) {
      for (const { link } of readNeeds(review)) {
        const given = guaranteeOf(link.target);
        if (given !== undefined) yield { subject: link, states: given.stated };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} reads that need fresh data go to parts that do not say how fresh theirs is: decisions may rest on what is no longer true. State "consistency" on the stores, and "strategy" on the caches.`,
    defaults: (missing) => [
      ...(missing.some(({ target }) => target.kind === "store") ? [["store", "consistency: strong"] as const] : []),
      ...(missing.some(({ target }) => target.kind === "cache") ? [["cache", "strategy: write-through"] as const] : []),
    ],
  },
};

function shortfall({ subject, given }: StaleRead, target: string): string {
  if (subject.target.kind !== "store") return `${target} hands out copies that may be out of date`;
  return given.level === undefined
    ? `${target} does not say what its readers get`
    : `${target} gives ${given.level} ones`;
}

function remedy({ subject: { target } }: StaleRead, need: Consistency): string {
  if (target.kind === "cache") return `Read past the cache, or keep it fresh with "strategy: write-through".`;
  if (target.kind !== "store") return "Read past it, or ask for less.";
  if (target.get("of").state === "stated") return "Read from the original, or ask for less.";
  return `State "consistency: ${need}" on ${target.name} if it keeps to that, or ask for less.`;
}

function strongest(states: readonly StaleRead[]): Consistency {
  return states.map(({ need }) => need.level).reduce((most, level) => (isWeaker(most, level) ? level : most));
}

/** What makes the target give enough: nothing does for a copy and for what caches by itself. */
function fresher(states: Together<StaleRead>): readonly Fix[] {
  const targets = distinct(states.map(({ subject }) => subject.target));
  const [target] = targets;
  if (target === undefined || targets.length > 1) return [];
  if (target.kind === "cache") return statingFix(target, "strategy", "write-through");
  if (target.kind !== "store" || target.get("of").state !== "unstated") return [];
  const need = strongest(states);
  const own = target.get("consistency").value;
  const readsReplicas = (target.get("read-from").value ?? "leader") !== "leader";
  const entries: [string, string][] = [
    ...(own === undefined || isWeaker(own, need) ? [["consistency", need] as [string, string]] : []),
    ...(readsReplicas ? [["read-from", "leader"] as [string, string]] : []),
  ];
  const text = entries.map(([key, value]) => `${key}: ${value}`).join("  ");
  return [{ title: `State "${text}" on ${target.name}`, edits: setProperties(target, entries) }];
}

/** To need no more than is given, where the link itself says what it needs. */
function lessNeeded([{ need, given }]: Together<StaleRead>): readonly Fix[] {
  return need.by.type === "link" && given.level !== undefined ? changingFix(need.source, given.level) : [];
}
