import type { Element, Link } from "../../../design/model.js";
import { replicas } from "../../../graph/replicas.js";
import { changingFix, statingFix } from "../../fixes.js";
import { atElement } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface LostSession extends State {
  readonly subject: Element;
  /** The links by which requests are spread over the instances. */
  readonly spreading: readonly [Link, ...Link[]];
}

export const rule: Rule<LostSession> = {
  meta: {
    id: "sticky-session",
    category: "operation",
    severity: "warning",
    summary: "Requests of one caller go to different instances that each keep state.",
    absence: false,
    topics: ["stateful-and-stateless", "load-balancing"],
    fix: "choice",
  },

  *check({ design }) {
    for (const element of design.elements) {
      const state = element.class === "compute" ? element.get("state") : undefined;
      if (state?.value !== "stateful" || (replicas(element)?.value ?? 1) < 2) continue;
      const [first, ...others] = element.incoming.filter(spreads);
      if (first) yield { subject: element, at: atElement(element, state), stated: true, spreading: [first, ...others] };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const spreaders = inWords(distinct(states.flatMap(({ spreading }) => spreading.map(({ source }) => source.name))));
    return `${spreaders} sends each request to any instance of ${names}, but each instance keeps state of its own: a user's next request may meet one that knows nothing of the last. Keep the state outside ("state: external"), or ${remedyFor(states)}.`;
  },

  related: (states) =>
    states.flatMap(({ spreading }) =>
      spreading.map((link) => ({ message: `${linkText(link)} is not sticky`, place: link.place })),
    ),

  fixes(states) {
    const [{ subject, at, spreading }] = states;
    const outside = "source" in at ? changingFix(at.source, "external") : statingFix(subject, "state", "external");
    const spreaders = distinct(states.flatMap(() => spreading.map(({ source }) => source)));
    const [spreader] = spreaders;
    const canStick = spreader !== undefined && spreaders.length === 1 && states.length === 1 && !neverSticks(spreader);
    return canStick ? [...outside, ...statingFix(spreader, "sticky", "true")] : outside;
  },
};

function remedyFor(states: readonly LostSession[]): string {
  const spreaders = distinct(states.flatMap(({ spreading }) => spreading.map(({ source }) => source)));
  const names = inWords(spreaders.map(({ name }) => name));
  return spreaders.some(neverSticks)
    ? `put a balancer that is sticky behind ${names}`
    : `state "sticky: true" on ${names}`;
}

const sticking: ReadonlySet<string> = new Set(["ip-hash", "consistent-hash"]);

/** Whether the link comes from traffic that sends a caller to any instance. */
function spreads({ source }: Link): boolean {
  if (source.class !== "traffic" || source.broken) return false;
  if (neverSticks(source)) return true;
  const [sticky, algorithm] = [source.get("sticky"), source.get("algorithm")];
  if (sticky.state === "invalid" || algorithm.state === "invalid") return false;
  return sticky.value !== true && !sticking.has(algorithm.value ?? "");
}

/** Names and edges send callers where they like. */
function neverSticks({ kind }: Element): boolean {
  return kind === "dns" || kind === "cdn";
}
