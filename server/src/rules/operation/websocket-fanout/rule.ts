import type { Element, Link } from "../../../design/model.js";
import { readsState, wordsOf } from "../../../graph/link-words.js";
import { consumedFrom, consumptionsBy } from "../../../graph/messages.js";
import { reach } from "../../../graph/reach.js";
import { replicas } from "../../../graph/replicas.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface LonelySockets extends State {
  readonly subject: Link;
  /** Where the sockets end. */
  readonly ends: readonly Element[];
}

export const rule: Rule<LonelySockets> = {
  meta: {
    id: "websocket-fanout",
    category: "operation",
    severity: "warning",
    summary: "Several instances hold sockets, and nothing brings a message to the instance that needs it.",
    absence: false,
    topics: ["websockets", "push-and-pull"],
    fix: "none",
  },

  *check(review) {
    for (const link of review.design.links) {
      if (!isSocket(link) || goesOn(link)) continue;
      const ends = socketEnds(link).filter((element) => isLonely(review, element));
      if (ends.length > 0) yield { subject: link, at: { link }, stated: true, ends };
    }
  },

  message(states) {
    const ends = inWords(distinct(states.flatMap((state) => state.ends.map(({ name }) => name))));
    const clients = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    return `Each instance of ${ends} holds the sockets of some callers, and none learns what happens at the others: a message from one user of ${clients} reaches only those on the same instance. Let every instance consume a topic, or read a shared cache.`;
  },

  related: (states) =>
    distinct(states.flatMap(({ ends }) => ends)).map(({ name, place }) => ({
      message: `${name} has several instances`,
      place,
    })),
};

function isSocket(link: Link): boolean {
  return link.get("protocol").value === "websocket";
}

/** Whether the link only passes on sockets that come in before it, over traffic and links that say nothing of a protocol. */
function goesOn({ source }: Link): boolean {
  if (source.class !== "traffic") return false;
  const before = (element: Element): readonly Element[] =>
    element.incoming.flatMap((link) =>
      link.source.class === "traffic" && link.get("protocol").state === "unstated" ? [link.source] : [],
    );
  return [...reach([source], before)].some((element) => element.incoming.some(isSocket));
}

/** Where the sockets of a link end: through traffic they go on until a link says another protocol. */
function socketEnds({ target }: Link): readonly Element[] {
  const onward = (element: Element): readonly Element[] =>
    element.class !== "traffic"
      ? []
      : element.outgoing
          .filter((link) => link.arrow === "->" && (isSocket(link) || link.get("protocol").state === "unstated"))
          .map((link) => link.target);
  return [...reach([target], onward)].filter((element) => element.class !== "traffic" && element.class !== "outside");
}

function isLonely(review: Review, element: Element): boolean {
  if (element.broken || (replicas(element)?.value ?? 1) < 2) return false;
  const subscribes = consumptionsBy(element).some((link) => consumedFrom(link)?.kind === "topic");
  const shares = element.outgoing.some((link) => link.target.kind === "cache" && mayRead(review, link));
  return !subscribes && !shares;
}

function mayRead(review: Review, link: Link): boolean {
  return wordsOf(review, link).some((word) => readsState(word)?.value !== false);
}
