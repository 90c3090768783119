import type { Element, Link } from "../../../design/model.js";
import { isUntrusted, openPaths, type OpenPath } from "../../../graph/open-paths.js";
import type { Review } from "../../../graph/review.js";
import { joinedFix, statingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface Unversioned extends State {
  /** The first link. */
  readonly subject: Link;
  readonly way: OpenPath;
}

const remedy = `State the "version" that callers ask for.`;

export const rule: Rule<Unversioned> = {
  meta: {
    id: "unversioned-api",
    category: "boundaries",
    severity: "information",
    summary: "Callers that we can't update call an interface that has no version.",
    absence: true,
    topics: ["api-design"],
    fix: "safe",
  },

  *check(review) {
    for (const way of waysIn(review, hasVersion)) {
      const [link] = way.path;
      yield { subject: link, at: { link }, stated: false, way };
    }
  },

  message(states) {
    const callers = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    const apis = inWords(distinct(states.map(({ way }) => way.entered.name)));
    return `${callers} can't be updated together with ${apis}, whose interface has no version: the first change that is not compatible breaks every caller that is out there. ${remedy}`;
  },

  fixes: (states) => joinedFix(states.flatMap(({ way }) => statingFix(way.entered, "version", '"v1"'))),

  silence: {
    property: "version",
    *asked(review) {
      const open = new Map(waysIn(review, hasVersion).map((way) => [way.entered, way.path[0]]));
      for (const { entered, path } of waysIn(review, () => false))
        yield { subject: open.get(entered) ?? path[0], states: !open.has(entered) };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} interfaces that outside callers use have no version: the first change that is not compatible breaks every caller that is out there. ${remedy}`,
  },
};

const apis: ReadonlySet<string> = new Set(["gateway", "service", "function"]);
const passed: ReadonlySet<string> = new Set(["dns", "cdn", "balancer", "proxy"]);

/** The ways by calls from those that we can't update to an interface, on which `guards` finds nothing that does. */
function waysIn(review: Review, guards: (place: Element | Link) => boolean): readonly OpenPath[] {
  return openPaths(review, {
    follows: (link) => link.arrow === "->" && !guards(link) && !isUpdatedWithUs(link.source),
    guards,
    passes: ({ kind }) => passed.has(kind),
    asks: ({ kind }) => apis.has(kind),
    before: ({ kind }) => passed.has(kind),
  });
}

/** A page in a browser is loaded anew with every release. */
function isUpdatedWithUs(element: Element): boolean {
  if (!isUntrusted(element) || element.kind !== "client") return false;
  const platform = element.get("platform");
  return platform.state === "invalid" || platform.value === "web";
}

function hasVersion(place: Element | Link): boolean {
  if (place.type === "link") return place.get("version").state !== "unstated";
  return apis.has(place.kind) && place.get("version").state !== "unstated";
}
