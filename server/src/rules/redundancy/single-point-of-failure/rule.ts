import { setProperties } from "../../../design/edits/properties.js";
import type { Element, Fix } from "../../../design/model.js";
import type { ServedFlow } from "../../../graph/flows.js";
import { redundant } from "../../../graph/redundancy.js";
import { replicas } from "../../../graph/replicas.js";
import type { Review } from "../../../graph/review.js";
import { flowsThatNeed } from "../../../graph/single-points.js";
import { isNo } from "../../../graph/verdict.js";
import { atElement, isHosts } from "../../origin.js";
import { changingFix, statingFix } from "../../fixes.js";
import type { Rule, State, Together } from "../../rule.js";
import { flowsText, goesDownText } from "../../flow-words.js";
import { count, distinct, inWords } from "../../words.js";
import { instancesOf } from "../instances.js";

interface SinglePoint extends State {
  readonly subject: Element;
  /** What goes down with it; not empty. */
  readonly flows: readonly ServedFlow[];
}

export const rule: Rule<SinglePoint> = {
  meta: {
    id: "single-point-of-failure",
    category: "redundancy",
    severity: "warning",
    summary: "Losing one instance takes a flow down.",
    absence: false,
    topics: ["single-point-of-failure", "redundancy", "failover"],
    fix: "choice",
  },

  *check(review) {
    for (const { element, flows } of singlePoints(review)) {
      const survives = redundant(element);
      if (!isNo(survives) || isHosts(element.get("replicas"))) continue;
      const at = atElement(element, element.get("replicas"));
      yield { subject: element, at, stated: survives?.stated === true, flows };
    }
  },

  message(states) {
    const elements = inWords(states.map(({ subject }) => subject.name));
    const [{ stated }] = states;
    const loss = states.length === 1 ? "its loss" : "the loss of any of them";
    if (stated)
      return `There is only one instance of ${eachOf(states)}${elements}, and ${loss} takes ${downWith(states)} down. ${remedy(states)}`;
    return `The design does not say how many instances of ${elements} there are. If it is one, ${loss} takes ${downWith(states)} down. ${remedy(states)}`;
  },

  related: (states) =>
    distinct(states.flatMap(({ flows }) => flows)).map((flow) => ({
      message: goesDownText(flow),
      place: flow.subject.place,
    })),

  fixes: (states) => [...repeated(states), ...keptByProvider(states)],

  silence: {
    property: "replicas",
    *asked(review) {
      for (const { element } of singlePoints(review)) {
        const survives = redundant(element);
        const at = atElement(element, element.get("replicas"));
        if (survives !== undefined) yield { subject: element, at, states: survives.stated };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${count(asked, "element")} whose loss takes a flow down do not say how many instances they have. Where it is one, one crash is an outage. State "replicas" of at least 2, or "managed" where a provider sees to it.`,
    defaults: (missing) => distinct(missing.map(({ kind }) => kind)).flatMap(redundancyOfKind),
  },
};

/** Our own elements whose loss takes flows down that they serve. A store with several replicas is for `failover-missing`. */
function* singlePoints(review: Review): Iterable<{ readonly element: Element; readonly flows: readonly ServedFlow[] }> {
  for (const element of review.design.elements) {
    if (element.kind === "store" && (replicas(element)?.value ?? 1) >= 2) continue;
    const flows = flowsThatNeed(review, element);
    if (flows.length > 0) yield { element, flows };
  }
}

function downWith(states: readonly SinglePoint[]): string {
  return flowsText(states.flatMap(({ flows }) => flows));
}

function eachOf(states: readonly SinglePoint[]): string {
  return states.length === 1 ? "" : "each of ";
}

function remedy(states: readonly SinglePoint[]): string {
  const kinds = new Set(states.map(({ subject }) => subject.kind));
  const more = kinds.has("store") ? `"replicas: 2" with a "failover"` : `"replicas: 2" or more`;
  return `State ${more}, or "managed" where a provider keeps it running.`;
}

function redundancyOfKind(kind: string): readonly (readonly [string, string])[] {
  const more = [[kind, "replicas: 2"] as const];
  return kind === "store" ? [...more, [kind, "failover: hot"]] : more;
}

function repeated([{ subject, at }]: Together<SinglePoint>): readonly Fix[] {
  if ("source" in at) return changingFix(at.source, "2");
  const properties = instancesOf(subject);
  const text = properties.map(([key, value]) => `${key}: ${value}`).join("  ");
  return [{ title: `Add "${text}"`, edits: setProperties(subject, properties) }];
}

function keptByProvider([{ subject, at }]: Together<SinglePoint>): readonly Fix[] {
  return "source" in at ? [] : statingFix(subject, "managed", "zonal");
}
