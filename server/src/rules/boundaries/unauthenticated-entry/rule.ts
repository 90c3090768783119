import type { Element, Link } from "../../../design/model.js";
import { isTraffic, isUntrusted, openPaths, type OpenPath } from "../../../graph/open-paths.js";
import type { Review } from "../../../graph/review.js";
import { statingOnElementsFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface OpenEntry extends State {
  /** The first link. */
  readonly subject: Link;
  readonly way: OpenPath;
}

export const rule: Rule<OpenEntry> = {
  meta: {
    id: "unauthenticated-entry",
    category: "boundaries",
    severity: "warning",
    summary: "Requests from outside reach our own code without anybody asking who sends them.",
    absence: true,
    topics: ["api-gateway", "api-design"],
    fix: "choice",
  },

  *check(review) {
    for (const way of waysIn(review, mayKnowCaller)) {
      const [link] = way.path;
      yield { subject: link, at: { link }, stated: saysNone(way), way };
    }
  },

  message(states) {
    const callers = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    const open = inWords(distinct(states.flatMap(({ way }) => way.reached.map(({ name }) => name))));
    const doors = inWords(distinct(states.map(({ way }) => way.entered.name)));
    return states[0].stated
      ? `Requests from ${callers} reach ${open} with "auth: none", so anybody can do there what a customer can. State how callers prove who they are, such as "auth: oidc" on ${doors}.`
      : `Requests from ${callers} reach ${open}, and the design does not say that anybody checks who sends them: if nobody does, anybody can do what a customer can. State "auth" on ${doors}.`;
  },

  related: (states) =>
    states.flatMap(({ way }) =>
      way.path.slice(1).map((link) => ({ message: `then ${linkText(link)}, without "auth"`, place: link.place })),
    ),

  fixes(states) {
    const doors = distinct(states.map(({ way }) => way.entered));
    return proofs(states[0].way).flatMap((auth) => statingOnElementsFix(doors, "auth", auth));
  },

  silence: {
    property: "auth",
    *asked(review) {
      const open = new Map(waysIn(review, mayKnowCaller).map((way) => [way.entered, way]));
      for (const { entered, path } of waysIn(review, () => false)) {
        const way = open.get(entered);
        yield { subject: way?.path[0] ?? path[0], states: way === undefined || saysNone(way) };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} ways in from outside do not say that anybody checks who is calling: if nobody does, anybody can do what a customer can. State "auth" where each of them enters.`,
    defaults: (missing) => distinct(missing.map(({ target }) => target.kind)).map((kind) => [kind, "auth: oidc"]),
  },
};

/** What callers may prove themselves with, the usual first: programs of others sign, people log in. */
function proofs({ path: [{ source }] }: OpenPath): readonly string[] {
  return source.kind === "external" ? ["signature", "mtls"] : ["oidc", "jwt", "session"];
}

/** The ways in over calls, through traffic, to compute on which `guards` finds nothing that does. */
function waysIn(review: Review, guards: (place: Element | Link) => boolean): readonly OpenPath[] {
  return openPaths(review, {
    follows: (link) => link.arrow === "->" && !guards(link) && !(isUntrusted(link.source) && guards(link.source)),
    guards,
    passes: isTraffic,
    asks: ({ class: kindClass }) => kindClass === "compute",
    before: ({ kind }) => kind === "dns" || kind === "cdn",
  });
}

/** States an `auth` other than `none`, or one that can't be read. */
function mayKnowCaller(place: Element | Link): boolean {
  const auth = place.type === "element" ? place.get("auth") : place.get("auth");
  return auth.state === "invalid" || (auth.state === "stated" && auth.value !== "none");
}

/** Whether the way says outright that nobody is asked. */
function saysNone({ path, entered }: OpenPath): boolean {
  const places = [entered, ...path.map(({ target }) => target)];
  return (
    path.some((link) => link.get("auth").value === "none") || places.some((place) => place.get("auth").value === "none")
  );
}
