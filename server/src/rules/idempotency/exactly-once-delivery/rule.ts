import type { Element, Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import type { Review } from "../../../graph/review.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct } from "../../words.js";
import { subscriptions, type Subscription } from "../deliveries.js";

interface TrustedPromise extends State {
  readonly subject: Element | Link;
  readonly at: { readonly source: PropertySource };
  readonly consumers: readonly Element[];
}

const remedy = `Say "delivery: at-least-once", and state on each consumer how it tells what it has seen, such as "idempotency: key".`;

export const rule: Rule<TrustedPromise> = {
  meta: {
    id: "exactly-once-delivery",
    category: "idempotency",
    severity: "warning",
    summary: "Exactly-once delivery is relied on, which no network gives.",
    absence: false,
    topics: ["idempotency", "message-queues"],
    fix: "choice",
  },

  *check(review) {
    for (const [source, promised] of promises(review)) {
      const trusting = promised.filter(({ idempotency }) => isNone(idempotency.state, idempotency.value));
      const [first] = trusting;
      if (first === undefined) continue;
      const subject = first.link.get("delivery").state === "stated" ? first.link : first.from;
      const stated = trusting.some(({ idempotency }) => idempotency.state === "stated");
      const consumers = distinct(trusting.map(({ consumer }) => consumer));
      yield { subject, at: { source }, stated, consumers };
    }
  },

  message(states) {
    const consumers = anyInWords(distinct(states.flatMap((state) => state.consumers.map(({ name }) => name))));
    const unsaid = states[0].stated ? "" : `, and ${consumers} does not say what happens then`;
    return `No queue can know whether a consumer that fell silent has done its work, so some messages reach ${consumers} twice whatever the queue promises${unsaid}. ${remedy}`;
  },

  related: (states) =>
    states.flatMap(({ consumers }) => consumers.map(({ name, place }) => ({ message: `${name} relies on it`, place }))),

  fixes: ([{ at }]) => changingFix(at.source, "at-least-once"),

  silence: {
    property: "idempotency",
    *asked(review) {
      for (const [source, promised] of promises(review))
        for (const { link, idempotency } of promised)
          yield { subject: link, at: { source }, states: idempotency.state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} consumers rely on exactly-once delivery and do not say what they do with a message that comes twice, as some will. ${remedy}`,
  },
};

function isNone(state: string, value: string | undefined): boolean {
  return state === "unstated" || value === "none";
}

/** Subscriptions under the promise of exactly once, by the place of the promise. */
function promises(review: Review): ReadonlyMap<PropertySource, readonly Subscription[]> {
  const found = new Map<PropertySource, Subscription[]>();
  for (const subscription of subscriptions(review)) {
    const { delivery } = subscription;
    if (delivery === "stream" || delivery.state !== "stated" || delivery.value !== "exactly-once") continue;
    const same = [...found.keys()].find((source) => source.node === delivery.source.node) ?? delivery.source;
    found.set(same, [...(found.get(same) ?? []), subscription]);
  }
  return found;
}
