import { rate } from "../../../../../grammar/schema/types.js";
import type { Element } from "../../../design/model.js";
import { loadOf } from "../../../graph/load.js";
import type { Review } from "../../../graph/review.js";
import { changingFix, statingFix } from "../../fixes.js";
import { rateText } from "../../../text/quantities.js";
import { atElement } from "../../origin.js";
import type { Options, Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface Stampede extends State {
  readonly subject: Element;
  /** Requests per second that reach the cache. */
  readonly load: number;
}

const remedy = `State "stampede: single-flight", so that one request fetches and the others wait for it.`;

export const rule: Rule<Stampede> = {
  meta: {
    id: "cache-stampede",
    category: "data",
    severity: "warning",
    summary: "When a busy copy expires, all who read it go to the source at once.",
    absence: false,
    topics: ["caching-strategies", "caching"],
    fix: "safe",
    options: {
      rate: { type: rate(), default: "100/s", description: "The stated rate from which on a cache counts as busy." },
    },
  },

  *check(review, options) {
    for (const { element, load } of busyCaches(review, options)) {
      const stampede = element.get("stampede");
      if (stampede.state === "invalid" || (stampede.state === "stated" && stampede.value !== "none")) continue;
      yield { subject: element, at: atElement(element, stampede), stated: stampede.state === "stated", load };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const sources = distinct(states.flatMap(({ subject }) => subject.reference("of")?.name ?? []));
    const source = sources.length > 0 ? inWords(sources) : "what is behind it";
    const [{ stated, load }] = states;
    return stated
      ? `At ${rateText(load)}, a popular copy that expires in ${names} sends all its readers to ${source} at once. ${remedy}`
      : `${names} is read at ${rateText(load)} and does not say what happens when a popular copy expires: all its readers may go to ${source} at once. ${remedy}`;
  },

  fixes([{ subject, at }]) {
    return "source" in at ? changingFix(at.source, "single-flight") : statingFix(subject, "stampede", "single-flight");
  },

  silence: {
    property: "stampede",
    *asked(review, options) {
      for (const { element } of busyCaches(review, options))
        yield { subject: element, states: element.get("stampede").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} busy caches do not say what happens when a popular copy expires: all its readers may go to the source at once. ${remedy}`,
    defaults: () => [["cache", "stampede: single-flight"]],
  },
};

/** Caches that are filled by their readers' misses and that the stated rate, or more, reaches. */
function busyCaches(
  review: Review,
  { rate: least = 0 }: Options,
): readonly { readonly element: Element; readonly load: number }[] {
  return review.design.elements.flatMap((element) => {
    const strategy = element.kind === "cache" ? element.get("strategy").value : undefined;
    if (strategy !== "cache-aside" && strategy !== "read-through") return [];
    const load = loadOf(review, element).total;
    return load > 0 && load >= least ? [{ element, load }] : [];
  });
}
