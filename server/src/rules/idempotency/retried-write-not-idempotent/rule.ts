import type { Link } from "../../../design/model.js";
import { harmfulTwice, idempotent, mutates, ownWord } from "../../../graph/link-words.js";
import { isYes } from "../../../graph/verdict.js";
import { statingInBlockFix, statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";
import { repeatingLinks } from "../repeats.js";

interface HarmfulRetry extends State {
  readonly subject: Link;
}

const remedy = `State how it is told apart, such as "idempotency: key", or retry only what never arrived: "on: [connection, throttled]".`;

export const rule: Rule<HarmfulRetry> = {
  meta: {
    id: "retried-write-not-idempotent",
    category: "idempotency",
    severity: "error",
    summary: "A retried call changes something and may do it twice.",
    absence: false,
    topics: ["idempotency", "fault-tolerance"],
    fix: "choice",
  },

  *check(review) {
    for (const link of repeatingLinks(review)) {
      const harmful = harmfulTwice(review, link);
      if (isYes(harmful)) yield { subject: link, at: { link }, stated: harmful?.stated === true };
    }
  },

  message(states) {
    const links = inWords(states.map(({ subject }) => linkText(subject)));
    const targets = inWords(distinct(states.map(({ subject }) => subject.target.name)));
    const harm = states[0].stated
      ? `${targets} then does the same work twice`
      : `the design does not say that ${targets} then does the work only once`;
    return `When an answer to ${links} is lost, it is sent again, and ${harm}. ${remedy}`;
  },

  fixes(states) {
    const links = states.map(({ subject }) => subject);
    return [...statingOnLinksFix(links, "idempotency", "key"), ...narrowing(links)];
  },

  silence: {
    property: "idempotency",
    *asked(review) {
      for (const link of repeatingLinks(review))
        if (isYes(mutates(ownWord(link)))) yield { subject: link, states: idempotent(ownWord(link))?.stated === true };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} retried calls that change something do not say that doing them twice is harmless: when an answer is lost, the work may be done again. ${remedy}`,
    defaults: (missing) => distinct(missing.map(({ arrow }) => arrow)).map((arrow) => [arrow, "idempotency: key"]),
  },
};

/** To retry only what never arrived: where every link that would be retried so is meant. */
function narrowing(links: readonly Link[]) {
  const [first] = links;
  const source = first?.get("retry").source;
  if (source?.origin !== "own" || first?.statement.links.length !== links.length) return [];
  return statingInBlockFix(source, "on", "[connection, throttled]");
}
