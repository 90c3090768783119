import type { Link } from "../../../design/model.js";
import { wayToHarmfulWrite, type WayToWrite } from "../../../graph/harmful-writes.js";
import { wordsOf } from "../../../graph/link-words.js";
import type { Review } from "../../../graph/review.js";
import { statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";
import { repeatingLinks } from "../repeats.js";

interface FarWrite extends State {
  readonly subject: Link;
  readonly way: WayToWrite;
}

export const rule: Rule<FarWrite> = {
  meta: {
    id: "retry-reaches-write",
    category: "idempotency",
    severity: "warning",
    summary: "A retry is passed on to a write that must not be made twice.",
    absence: false,
    topics: ["idempotency", "fault-tolerance"],
    fix: "choice",
  },

  *check(review) {
    for (const link of repeatingLinks(review)) {
      if (isReadOrKeyed(review, link)) continue;
      const way = wayToHarmfulWrite(review, link.target);
      if (way) yield { subject: link, at: { link }, stated: way.stated, way };
    }
  },

  message(states) {
    const links = inWords(states.map(({ subject }) => linkText(subject)));
    const [{ way, stated }] = states;
    const last = way.path.at(-1);
    const write = last ? linkText(last) : "";
    const unsaid = stated ? "is made twice" : "may be made twice, for the design does not say that it is harmless";
    return `When an answer to ${links} is lost, it is sent again, and behind it ${write} ${unsaid}. Send a key along ("idempotency: key") by which ${nextName(states)} knows the second try.`;
  },

  related: (states) =>
    distinct(states.flatMap(({ way }) => way.path)).map((link) => ({
      message: `then ${linkText(link)}`,
      place: link.place,
    })),

  fixes: (states) =>
    statingOnLinksFix(
      states.map(({ subject }) => subject),
      "idempotency",
      "key",
    ),

  silence: {
    property: "idempotency",
    *asked(review) {
      for (const link of repeatingLinks(review))
        if (wayToHarmfulWrite(review, link.target))
          yield { subject: link, states: link.get("idempotency").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} retried calls lead on to writes and do not say how a second try is told apart: these may be made twice. State "idempotency: key" on them.`,
  },
};

function isReadOrKeyed(review: Review, link: Link): boolean {
  const own = link.get("idempotency");
  if (own.state === "invalid" || own.value === "key" || own.value === "dedupe") return true;
  return wordsOf(review, link).every(({ operation }) => operation === undefined || operation.value === "read");
}

function nextName(states: readonly FarWrite[]): string {
  return inWords(distinct(states.map(({ subject }) => subject.target.name)));
}
