import type { Element, Fix } from "../../../design/model.js";
import { rpoAskedOf, strictest } from "../../../graph/promises.js";
import type { Review } from "../../../graph/review.js";
import { exactDurationText } from "../../../text/quantities.js";
import { changingFix, statingFix } from "../../fixes.js";
import type { Rule, State, Together } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { sayerOf } from "../sayers.js";

interface NoBackup extends State {
  /** The store, or the host that says there is none. */
  readonly subject: Element;
  readonly store: Element;
}

const remedy = `State a "backup", or "loss-tolerant: true" if the data may go.`;

export const rule: Rule<NoBackup> = {
  meta: {
    id: "backup-missing",
    category: "redundancy",
    severity: "warning",
    summary: "A store has no backup; its copies repeat every mistake at once.",
    absence: true,
    topics: ["disaster-recovery", "replication"],
    fix: "choice",
  },

  *check(review) {
    for (const store of keepers(review)) {
      const backup = store.get("backup");
      if (backup.state === "invalid" || (backup.state === "stated" && backup.value.get("mode").value !== "none"))
        continue;
      yield { ...sayerOf(store, "backup"), stated: backup.state === "stated", about: [store], store };
    }
  },

  message(states) {
    const [{ stated }] = states;
    const names = inWords(distinct(states.map(({ store }) => store.name)));
    const says = stated ? `There is no backup of ${names}` : `${names} does not say how it is backed up`;
    return `${says}: a wrong delete, a bug or an intruder takes the data for good, and replicas follow within milliseconds. ${remedy}`;
  },

  fixes: (states, review) => [...backedUp(states, review), ...losable(states)],

  silence: {
    property: "backup",
    *asked(review) {
      for (const store of keepers(review))
        yield { ...sayerOf(store, "backup"), states: store.get("backup").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} stores do not say how they are backed up: a wrong delete, a bug or an intruder takes the data for good, and replicas follow within milliseconds. ${remedy}`,
    defaults: ([first]) => [["store", `backup ${backupWithin(first?.file.heading?.get("rpo").value)}`]],
  },
};

/** Stores whose data is nowhere else and is wanted. */
function keepers(review: Review): readonly Element[] {
  const deadLetters = review.remember(findDeadLetters);
  return review.design.elements.filter((store) => {
    if (store.kind !== "store" || store.get("of").state !== "unstated" || deadLetters.has(store)) return false;
    const tolerant = store.get("loss-tolerant");
    return tolerant.state !== "invalid" && tolerant.value !== true;
  });
}

function findDeadLetters({ design }: Review): ReadonlySet<Element> {
  const targets = [...design.elements, ...design.links].map((from) => from.reference("dead-letter"));
  return new Set(targets.filter((target) => target !== undefined));
}

function backedUp([{ subject, at, store }]: Together<NoBackup>, review: Review): readonly Fix[] {
  const block = backupWithin(strictest(rpoAskedOf(review, store))?.value);
  return "source" in at ? changingFix(at.source, block) : statingFix(subject, "backup", block);
}

function losable(states: Together<NoBackup>): readonly Fix[] {
  const [{ store }] = states;
  return states.length === 1 ? statingFix(store, "loss-tolerant", "true") : [];
}

/** Often enough for what is asked, and rehearsed. */
function backupWithin(rpo: number | undefined): string {
  const rest = "offsite: true  tested: 90d";
  if (rpo === undefined) return `{ every: 1d  ${rest} }`;
  return rpo === 0 ? `{ ${rest}  mode: continuous }` : `{ every: ${exactDurationText(rpo)}  ${rest} }`;
}
