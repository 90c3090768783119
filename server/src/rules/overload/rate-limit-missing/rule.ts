import type { Element, Link } from "../../../design/model.js";
import { openPaths, type OpenPath } from "../../../graph/open-paths.js";
import type { Review } from "../../../graph/review.js";
import { joinedFix, statingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface OpenDoor extends State {
  /** The first link. */
  readonly subject: Link;
  readonly way: OpenPath;
}

export const rule: Rule<OpenDoor> = {
  meta: {
    id: "rate-limit-missing",
    category: "overload",
    severity: "warning",
    summary: "Traffic from outside reaches our own parts without a rate limit on its way.",
    absence: true,
    topics: ["rate-limiting", "api-gateway"],
    fix: "safe",
  },

  *check(review) {
    for (const way of waysIn(review, isLimited)) {
      const [link] = way.path;
      yield { subject: link, at: { link }, stated: false, way };
    }
  },

  message(states) {
    const callers = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    const doors = inWords(distinct(states.map(({ way }) => way.entered.name)));
    const reached = distinct(states.flatMap(({ way }) => way.reached.filter((element) => element !== way.entered)));
    const behind = reached.length === 0 ? "" : `, which leads on to ${inWords(reached.map(({ name }) => name))}`;
    return `Nothing limits what ${callers} may send to ${doors}${behind}: one caller that is busy or hostile leaves nothing for the others. State a "rate-limit" on ${doors}.`;
  },

  related: (states) =>
    states.flatMap(({ way }) =>
      way.path.slice(1).map((link) => ({ message: `then ${linkText(link)}, without a limit`, place: link.place })),
    ),

  fixes: (states) =>
    joinedFix(states.flatMap(({ way }) => statingFix(way.entered, "rate-limit", limitFor(way.path[0].source)))),

  silence: {
    property: "rate-limit",
    *asked(review) {
      const open = new Map(waysIn(review, isLimited).map((way) => [way.entered, way.path[0]]));
      for (const { entered, path } of waysIn(review, () => false))
        yield { subject: open.get(entered) ?? path[0], states: !open.has(entered) };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} ways in from outside have no rate limit: one caller that is busy or hostile leaves nothing for the others. State a "rate-limit" where each of them enters.`,
    defaults: (missing) =>
      distinct(missing.map(({ target }) => target.kind)).map((kind) => [
        kind,
        `rate-limit ${limitFor(missing.find(({ target }) => target.kind === kind)?.source)}`,
      ]),
  },
};

const asked = new Set(["compute", "state", "messaging"]);

/** The ways in from outside to what has to be protected, on which `guards` finds nothing that does. */
function waysIn(review: Review, guards: (place: Element | Link) => boolean): readonly OpenPath[] {
  return openPaths(review, {
    follows: (link) => !guards(link),
    guards,
    passes: (element) => element.class !== "outside" && !asked.has(element.class),
    asks: (element, path) => asked.has(element.class) && !isBehindCdn(element, path),
  });
}

function isLimited(place: Element | Link): boolean {
  const read = place.type === "link" ? place.get("rate-limit") : place.get("rate-limit");
  return read.state !== "unstated";
}

/** Objects that a cdn hands out are not fetched by every caller. */
function isBehindCdn(element: Element, path: readonly Link[]): boolean {
  const isObjectStore = element.kind === "store" && element.get("type").value === "object";
  return isObjectStore && path.some(({ source }) => source.kind === "cdn");
}

/** A limit for each caller, to be adjusted: a client is one of many, an external comes with a key. */
function limitFor(caller: Element | undefined): string {
  return `{ limit: 100/s  per: ${caller?.kind === "external" ? "key" : "client"} }`;
}
