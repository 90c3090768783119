import { edit } from "../../../design/edits/entries.js";
import { indentOf } from "../../../design/edits/layout.js";
import { setProperties } from "../../../design/edits/properties.js";
import type { Element, Fix, Link } from "../../../design/model.js";
import { consumerOf } from "../../../graph/messages.js";
import { statingFix, statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct, inWords } from "../../words.js";
import { askedQueues, lacks, type AskedQueue } from "./subscriptions.js";

interface NoWayOut extends State {
  readonly subject: Element | Link;
  readonly queue: Element;
  /** What nobody states of it. */
  readonly missing: readonly ("dead-letter" | "max-deliveries")[];
}

export const rule: Rule<NoWayOut> = {
  meta: {
    id: "dead-letter-missing",
    category: "overload",
    severity: "warning",
    summary: "A message that can't be handled is delivered again and again.",
    absence: true,
    topics: ["message-queues"],
    fix: "choice",
  },

  *check(review) {
    for (const asked of askedQueues(review)) yield* breaksOf(asked);
  },

  message(states) {
    const queues = inWords(distinct(states.map(({ queue }) => queue.name)));
    const consumers = states.flatMap(({ subject }) => (subject.type === "link" ? (consumerOf(subject) ?? []) : []));
    const whom = consumers.length === 0 ? "its consumers" : anyInWords(distinct(consumers.map(({ name }) => name)));
    const missing = inWords(distinct(states.flatMap((state) => state.missing)).map((key) => `"${key}"`));
    return `A message from ${queues} that ${whom} can't handle comes back for ever, holds up those behind it, and nobody ever looks at it. State ${missing}.`;
  },

  fixes(states) {
    const [{ subject, queue, missing }] = states;
    if (!missing.includes("dead-letter")) return deliveriesFix(subject);
    return subject.type === "element" ? [newQueueFix(queue)] : [];
  },

  silence: {
    property: "dead-letter",
    apart: (subject) => (subject.type === "element" ? subject.kind : subject.source.kind),
    *asked(review) {
      for (const { queue, subscriptions, faulty } of askedQueues(review)) {
        const states = queue.get("dead-letter").state !== "unstated";
        if (faulty.length === subscriptions.length || faulty.length === 0)
          yield { subject: queue, states: states || faulty.length === 0 };
        else for (const link of faulty) yield { subject: link, states };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} queues and topics do not say where a message goes that can't be handled: it comes back for ever and holds up those behind it. State "dead-letter" and "max-deliveries".`,
  },
};

/** At the queue where all its subscriptions lack something, else at those that do. */
function* breaksOf({ queue, subscriptions, faulty }: AskedQueue): Iterable<NoWayOut> {
  if (faulty.length === 0) return;
  if (faulty.length < subscriptions.length) {
    for (const link of faulty)
      yield { subject: link, at: { link }, stated: saysNone(link), queue, missing: lacks(queue, link) };
    return;
  }
  const missing = distinct(faulty.flatMap((link) => lacks(queue, link)));
  const stated = saysNone(queue) || faulty.some(saysNone);
  yield { subject: queue, at: { element: queue }, stated, queue, missing };
}

function saysNone(place: Element | Link): boolean {
  const read = place.type === "element" ? place.get("dead-letter") : place.get("dead-letter");
  return read.value === "none";
}

function deliveriesFix(subject: Element | Link): readonly Fix[] {
  return subject.type === "element"
    ? statingFix(subject, "max-deliveries", "5")
    : statingOnLinksFix([subject], "max-deliveries", "5");
}

/** A queue of its own for what can't be handled, declared before the one that it belongs to. */
function newQueueFix(queue: Element): Fix {
  const name = freeName(queue);
  const { chunk, uri } = queue.place;
  const { start } = queue.node.span;
  const declaration = `queue ${name} { max-length: 100k }\n${indentOf(chunk.chunk.text, start)}`;
  return {
    title: `Add a queue ${name} for what can't be handled`,
    edits: [
      edit({ uri, chunk }, { start, end: start }, declaration),
      ...setProperties(queue, [
        ["dead-letter", name],
        ["max-deliveries", "5"],
      ]),
    ],
  };
}

function freeName({ name, file }: Element): string {
  for (let number = 1; ; number++) {
    const candidate = `${name}-dlq${number === 1 ? "" : String(number)}`;
    if (!file.scope.has(candidate)) return candidate;
  }
}
