import type { Element, Fix } from "../../../design/model.js";
import { canGoOnWriting } from "../../../graph/redundancy.js";
import { replicas } from "../../../graph/replicas.js";
import { managed } from "../../../graph/managed.js";
import { isNo, type Verdict } from "../../../graph/verdict.js";
import type { Review } from "../../../graph/review.js";
import { changingFix, statingFix, statingInBlockFix } from "../../fixes.js";
import { isHosts } from "../../origin.js";
import type { Rule, State, Together } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { sayerOf } from "../sayers.js";

interface Leaderless extends State {
  /** The store, or the host from which it takes how many there are. */
  readonly subject: Element;
  readonly store: Element;
}

const remedy = `State "failover: hot" or "warm", or "managed" where a provider sees to it.`;

export const rule: Rule<Leaderless> = {
  meta: {
    id: "failover-missing",
    category: "redundancy",
    severity: "warning",
    summary: "A store has copies of its data, but none of them takes over the writes.",
    absence: true,
    topics: ["failover", "replication", "database-scaling"],
    fix: "choice",
  },

  *check(review) {
    for (const { store, writes } of replicatedStores(review)) {
      if (writes && isNo(writes)) yield { ...sayer(store), stated: writes.stated, store };
    }
  },

  message(states) {
    const names = inWords(distinct(states.map(({ store }) => store.name)));
    const [{ stated, store }] = states;
    const mode = modeOf(store);
    if (!stated)
      return `${names} ${states.length === 1 ? "does" : "do"} not say what takes over when the instance that writes is lost: the others keep the data, but nothing can be written until somebody steps in. ${remedy}`;
    const cause = mode === "cold" ? `its standby is cold` : `nothing takes over`;
    return `When the instance of ${names} that writes is lost, ${cause}: the others keep the data, but nothing can be written until somebody steps in. ${remedy}`;
  },

  fixes: (states) => [...takingOver(states), ...keptByProvider(states)],

  silence: {
    property: "failover",
    *asked(review) {
      for (const { store, writes } of replicatedStores(review))
        if (writes) yield { ...sayer(store), states: writes.stated };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} stores with several instances do not say what takes over when the one that writes is lost: nothing can then be written until somebody steps in. ${remedy}`,
    defaults: (missing) => distinct(missing.map(({ kind }) => kind)).map((kind) => [kind, "failover: hot"]),
  },
};

/** Stores with several instances that are neither copies nor a provider's, and whether they can go on writing without their leader. */
function* replicatedStores({ design }: Review): Iterable<{ readonly store: Element; readonly writes: Verdict }> {
  for (const store of design.elements) {
    if (store.kind !== "store" || store.get("of").state === "stated" || managed(store)?.level !== "none") continue;
    if ((replicas(store)?.value ?? 1) >= 2) yield { store, writes: canGoOnWriting(store) };
  }
}

/** A host speaks for what it hands on: how many there are, unless the store itself says that nothing takes over. */
function sayer(store: Element): Pick<Leaderless, "subject" | "at"> {
  const failover = store.get("failover");
  if (failover.state === "stated") return sayerOf(store, "failover");
  const isOwn = !isHosts(store.get("replicas")) || store.get("scaling").state === "stated";
  return isOwn ? { subject: store, at: { element: store } } : elementOf(sayerOf(store, "replicas").subject);
}

function elementOf(element: Element): Pick<Leaderless, "subject" | "at"> {
  return { subject: element, at: { element } };
}

function modeOf(store: Element): string | undefined {
  const failover = store.get("failover");
  return failover.state === "stated" ? failover.value.get("mode").value : undefined;
}

function takingOver([{ subject, at }]: Together<Leaderless>): readonly Fix[] {
  const failover = subject.get("failover");
  if ("source" in at)
    return failover.source?.node.body ? statingInBlockFix(at.source, "mode", "hot") : changingFix(at.source, "hot");
  return failover.source ? statingInBlockFix(failover.source, "mode", "hot") : statingFix(subject, "failover", "hot");
}

function keptByProvider([{ subject, at }]: Together<Leaderless>): readonly Fix[] {
  return "source" in at ? [] : statingFix(subject, "managed", "zonal");
}
