import type { Element, Link } from "../../../design/model.js";
import { consumedFrom, consumerOf } from "../../../graph/messages.js";
import { replicas } from "../../../graph/replicas.js";
import type { Review } from "../../../graph/review.js";
import { statingFix, statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface LostOrder extends State {
  readonly subject: Link;
  readonly need: OrderedNeed;
  readonly why: "kept" | "partitions" | "concurrency" | "replicas";
}

/** A subscription that needs its messages in order. */
interface OrderedNeed {
  readonly link: Link;
  readonly queue: Element;
  readonly consumer: Element;
  readonly ordering: "partition" | "global";
}

export const rule: Rule<LostOrder> = {
  meta: {
    id: "ordering-lost",
    category: "consistency",
    severity: "warning",
    summary: "A consumer needs its messages in an order that is not kept.",
    absence: false,
    topics: ["message-queues"],
    fix: "choice",
  },

  *check(review) {
    for (const need of orderedNeeds(review)) {
      const why = reasonOf(need);
      if (why === undefined) continue;
      const stated = why !== "kept" || need.queue.get("ordering").state === "stated";
      yield { subject: need.link, at: { link: need.link }, stated, need, why };
    }
  },

  message(states) {
    const consumers = inWords(distinct(states.map(({ need }) => need.consumer.name)));
    const queues = inWords(distinct(states.map(({ need }) => need.queue.name)));
    const [state] = states;
    const harm = "an older change may overwrite a newer one";
    return `${consumers} needs the messages of ${queues} in order, but ${cause(state, queues, consumers)}, so ${harm}. ${remedies[state.why](state.need)}`;
  },

  fixes(states) {
    const [{ need, why }] = states;
    const links = states.map(({ subject }) => subject);
    const lessNeeded =
      need.ordering === "global" && why !== "kept" ? statingOnLinksFix(links, "ordering", "partition") : [];
    if (why === "kept") return statingFix(need.queue, "ordering", need.ordering);
    if (why === "concurrency") return [...lessNeeded, ...statingFix(need.consumer, "concurrency", "1")];
    return lessNeeded;
  },

  silence: {
    property: "ordering",
    *asked(review) {
      for (const { link, queue } of orderedNeeds(review))
        yield { subject: link, states: queue.get("ordering").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} consumers that need messages in order take them from queues that do not say that they keep it: an older change may overwrite a newer one. State "ordering" on the queues and topics.`,
  },
};

/** Subscriptions to queues and topics that state an order, as far as both can be read. */
function* orderedNeeds({ design }: Review): Iterable<OrderedNeed> {
  for (const link of design.links) {
    const ordering = link.get("ordering").value;
    if (ordering !== "partition" && ordering !== "global") continue;
    const [queue, consumer] = [consumedFrom(link), consumerOf(link)];
    if (queue?.class !== "messaging" || consumer === undefined || queue.get("ordering").state === "invalid") continue;
    yield { link, queue, consumer, ordering };
  }
}

const ranks = { none: 0, partition: 1, global: 2 } as const;

function reasonOf({ queue, consumer, ordering }: OrderedNeed): LostOrder["why"] | undefined {
  if (ranks[queue.get("ordering").value ?? "none"] < ranks[ordering]) return "kept";
  if (ordering !== "global") return undefined;
  if ((queue.get("partitions").value ?? 1) > 1) return "partitions";
  if ((consumer.class === "compute" ? (consumer.get("concurrency").value ?? 1) : 1) > 1) return "concurrency";
  return (replicas(consumer)?.value ?? 1) >= 2 ? "replicas" : undefined;
}

function cause({ need, why }: LostOrder, queues: string, consumers: string): string {
  switch (why) {
    case "kept": {
      const kept = need.queue.get("ordering").value;
      if (kept === undefined) return `${queues} does not say that it keeps any`;
      return kept === "none" ? `${queues} keeps none` : `${queues} keeps it within a partition alone`;
    }
    case "partitions":
      return `${queues} has ${String(need.queue.get("partitions").value)} partitions with no order between them`;
    case "concurrency":
      return `${consumers} works on ${String(need.consumer.get("concurrency").value)} at a time`;
    case "replicas":
      return `several instances of ${consumers} work on them at a time`;
  }
}

const remedies: Readonly<Record<LostOrder["why"], (need: OrderedNeed) => string>> = {
  kept: ({ queue, ordering }) => `State "ordering: ${ordering}" on ${queue.name} if it keeps to that.`,
  partitions: () => `Ask for order by key ("ordering: partition"), or use one partition.`,
  concurrency: () => `Ask for order by key ("ordering: partition"), or handle one at a time ("concurrency: 1").`,
  replicas: () => `Ask for order by key ("ordering: partition"), or let one instance at a time consume.`,
};
