import { kinds } from "../../../../../grammar/schema/kinds.js";
import type { Element, Fix, Link } from "../../../design/model.js";
import type { Review } from "../../../graph/review.js";
import { statingOnElementsFix, statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct } from "../../words.js";
import { subscriptions, type Subscription } from "../deliveries.js";

interface DoubleWork extends State {
  readonly subject: Link;
  readonly subscription: Subscription;
}

const remedy = `State how it tells what it has seen, such as "idempotency: key" or "dedupe".`;

export const rule: Rule<DoubleWork> = {
  meta: {
    id: "consumer-not-idempotent",
    category: "idempotency",
    severity: "error",
    summary: "A message that comes twice is handled twice.",
    absence: false,
    topics: ["idempotency", "message-queues"],
    fix: "choice",
  },

  *check(review) {
    for (const subscription of repeatedDeliveries(review)) {
      const { link, idempotency, delivery } = subscription;
      if (idempotency.state === "invalid" || (idempotency.state === "stated" && idempotency.value !== "none")) continue;
      const isCertain = delivery === "stream" || delivery.state === "stated";
      yield { subject: link, at: { link }, stated: isCertain && idempotency.state === "stated", subscription };
    }
  },

  message(states) {
    const sources = anyInWords(distinct(states.map(({ subscription }) => subscription.from.name)));
    const consumers = anyInWords(distinct(states.map(({ subscription }) => subscription.consumer.name)));
    const unsaid = states.some(({ subscription }) => subscription.idempotency.state === "unstated");
    const harm = unsaid
      ? `the design does not say that ${consumers} then does its work only once`
      : `${consumers} then does its work again`;
    return `${sources} delivers a message again when it is not sure that it arrived, and ${harm}. ${remedy}`;
  },

  fixes: (states) => ["key", "dedupe"].flatMap((way) => statingEverywhere(states, way)),

  silence: {
    property: "idempotency",
    *asked(review) {
      for (const { link, idempotency } of repeatedDeliveries(review))
        yield { subject: link, states: idempotency.state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} consumers do not say that a message that comes twice is handled once, and every queue delivers some twice. ${remedy}`,
    defaults: (missing) => {
      const consumers = distinct(missing.map(({ target }) => target));
      if (!consumers.every(canSay)) return [];
      return distinct(consumers.map(({ kind }) => kind)).map((kind) => [kind, "idempotency: key"]);
    },
  },
};

/** Subscriptions that get some messages twice: a delivery that is not said counts as at least once. */
function repeatedDeliveries(review: Review): readonly Subscription[] {
  return subscriptions(review).filter(
    ({ delivery }) => delivery === "stream" || delivery.state === "unstated" || delivery.value === "at-least-once",
  );
}

/** On the consumers; on the links where a consumer can't state it, or its link says otherwise. */
function statingEverywhere(states: readonly DoubleWork[], way: string): readonly Fix[] {
  const consumers = distinct(states.map(({ subscription }) => subscription.consumer));
  const links = states.map(({ subject }) => subject);
  const isTheirs = consumers.every(canSay) && links.every((link) => link.get("idempotency").state === "unstated");
  return isTheirs ? statingOnElementsFix(consumers, "idempotency", way) : statingOnLinksFix(links, "idempotency", way);
}

function canSay({ kind }: Element): boolean {
  return Object.hasOwn(kinds[kind].properties, "idempotency");
}
