import type { Element } from "../../../design/model.js";
import { managed } from "../../../graph/managed.js";
import type { Review } from "../../../graph/review.js";
import { statingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface EndlessQueue extends State {
  readonly subject: Element;
}

export const rule: Rule<EndlessQueue> = {
  meta: {
    id: "unbounded-queue",
    category: "overload",
    severity: "warning",
    summary: "A queue or topic grows without end while nobody keeps up.",
    absence: true,
    topics: ["message-queues"],
    fix: "safe",
  },

  *check(review) {
    for (const element of ownQueues(review))
      if (element.get(boundOf(element)).state === "unstated")
        yield { subject: element, at: { element }, stated: false };
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const bounds = inWords(distinct(states.map(({ subject }) => `"${boundOf(subject)}"`)));
    return `While its consumers are slow or down, ${names} grows until its disk or memory is full and nothing can be sent any more. State ${bounds}.`;
  },

  fixes: ([{ subject }]) => statingFix(subject, boundOf(subject), usualBound(subject)),

  silence: {
    property: "max-length",
    apart: ({ kind }) => kind,
    *asked(review) {
      for (const element of ownQueues(review))
        yield { subject: element, states: element.get(boundOf(element)).state !== "unstated" };
    },
    message(missing, asked) {
      const kinds = missing.some(({ kind }) => kind === "topic") ? "topics" : "queues";
      const bounds = inWords(distinct(missing.map((element) => `"${boundOf(element)}"`)));
      return `${missing.length} of ${asked} ${kinds} have no bound: while consumers are slow or down, they grow until a disk or memory is full and nothing can be sent any more. State ${bounds}.`;
    },
    defaults: (missing) =>
      distinct(missing.map(({ kind }) => kind)).flatMap((kind) => {
        const one = missing.find((element) => element.kind === kind);
        return one ? [[kind, `${boundOf(one)}: ${usualBound(one)}`] as const] : [];
      }),
  },
};

/** Queues and topics that no provider bounds for us. */
function ownQueues({ design }: Review): readonly Element[] {
  return design.elements.filter((element) => element.class === "messaging" && managed(element)?.level === "none");
}

/** What bounds it: the number of messages that wait, or how long a topic keeps them. */
function boundOf({ kind }: Element): "max-length" | "retention" {
  return kind === "topic" ? "retention" : "max-length";
}

/** A first value, to be adjusted. */
function usualBound({ kind }: Element): string {
  return kind === "topic" ? "7d" : "100k";
}
