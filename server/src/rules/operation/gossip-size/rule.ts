import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { replicas, type Count } from "../../../graph/replicas.js";
import type { Review } from "../../../graph/review.js";
import { statingOnElementsFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { inWords } from "../../words.js";

interface SmallGossip extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly count: Count;
}

const fewest = 3;

export const rule: Rule<SmallGossip> = {
  meta: {
    id: "gossip-size",
    category: "operation",
    severity: "information",
    summary: "Gossip among fewer than three members.",
    absence: false,
    topics: ["gossip"],
    fix: "choice",
  },

  *check(review) {
    for (const { element, source, count } of gossips(review)) {
      if (count === undefined || count.value >= fewest || !count.exact) continue;
      yield { subject: element, at: { source }, stated: count.stated, count };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const [{ stated, count }] = states;
    return stated
      ? `Among ${count.value} members of ${names} there is nobody to pass a rumour on to: gossip only adds delay to what one list or a heartbeat would tell. State at least ${fewest} "replicas", or another "membership".`
      : `${names} does not say how many members gossip. With fewer than ${fewest} there is nobody to pass a rumour on to; state "replicas".`;
  },

  fixes: (states) =>
    statingOnElementsFix(
      states.map(({ subject }) => subject),
      "replicas",
      String(fewest),
    ),

  silence: {
    property: "replicas",
    *asked(review) {
      for (const { element, source, count } of gossips(review))
        yield { subject: element, at: { source }, states: count?.stated !== false };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} parts that gossip do not say how many members they have. With fewer than ${fewest} there is nobody to pass a rumour on to; state "replicas".`,
  },
};

/** Elements whose members find each other by gossip, and where they say so. */
function* gossips({ design }: Review): Iterable<{
  readonly element: Element;
  readonly source: PropertySource;
  readonly count: Count | undefined;
}> {
  for (const element of design.elements) {
    const read = element.class === "coordination" ? element.get("algorithm") : element.get("membership");
    if (read.state === "stated" && read.value === "gossip")
      yield { element, source: read.source, count: replicas(element) };
  }
}
