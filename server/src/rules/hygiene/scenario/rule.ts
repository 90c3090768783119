import type { Element, Flow, Loss, Scenario } from "../../../design/model.js";
import { flowFailure, type FlowFailure } from "../../../graph/failure.js";
import { servedFlows } from "../../../graph/flows.js";
import { lostElements } from "../../../graph/losses.js";
import { redundant } from "../../../graph/redundancy.js";
import type { Review } from "../../../graph/review.js";
import type { Related, Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface FailedRehearsal extends State {
  readonly subject: Flow;
  readonly scenario: Scenario;
  readonly failure: FlowFailure;
}

export const rule: Rule<FailedRehearsal> = {
  meta: {
    id: "scenario",
    category: "hygiene",
    severity: "error",
    summary: "A flow that must survive a rehearsed failure does not.",
    absence: false,
    topics: ["fault-tolerance", "disaster-recovery"],
    fix: "none",
  },

  *check(review) {
    for (const scenario of review.design.files.flatMap((file) => file.scenarios)) {
      if (scenario.broken) continue;
      for (const { flow, failure } of failuresIn(review, scenario)) {
        const stated = failure.lost.every((element) => isSurelyLost(scenario, element));
        const at = { place: scenario.place };
        yield { subject: flow, at, stated, severity: scenario.severity, key: flow.name, scenario, failure };
      }
    }
  },

  message([{ subject, scenario, failure, stated }]) {
    const lost = inWords([...scenario.lose.map(nameOfLoss), ...scenario.loseOne.map(({ name }) => `one ${name}`)]);
    const gone = inWords(failure.lost.map(({ name }) => name));
    const unsaid = stated ? "" : ` The design does not say how many there are of ${gone}; if it is one, that is all.`;
    return `Without ${lost}, ${subject.name} fails: ${chainText(failure)}.${unsaid} Give ${gone} a second place or instance, or a way around it.`;
  },

  related: ([{ failure }]): readonly Related[] => [
    ...failure.reasons.flatMap(({ element, links }): readonly Related[] =>
      links.length === 0
        ? [{ message: `${element.name} stands on what is lost`, place: element.place }]
        : links.map((link) => ({ message: `${linkText(link)} is needed`, place: link.place })),
    ),
    ...failure.lost.map((element) => ({ message: `${element.name} is lost`, place: element.place })),
  ],
};

function failuresIn(
  review: Review,
  { lose, loseOne, expect }: Scenario,
): readonly { readonly flow: Flow; readonly failure: FlowFailure }[] {
  const lost = lostElements(review, { whole: lose, oneInstance: loseOne });
  const expected = new Set(expect);
  return servedFlows(review).flatMap((served) => {
    const { flow } = served;
    const failure = flow !== undefined && expected.has(flow) ? flowFailure(review, served, lost) : undefined;
    return flow === undefined || failure === undefined ? [] : [{ flow, failure }];
  });
}

/** Lost whole, or known to have no other instance. */
function isSurelyLost({ loseOne, lose }: Scenario, element: Element): boolean {
  const lostWhole = lose.some((loss) => loss.type === "element" && loss.element === element);
  return lostWhole || !loseOne.includes(element) || redundant(element)?.stated === true;
}

/** From the flow's start to what is lost: `web needs edge, edge needs orders, and orders is lost`. */
function chainText({ flow, reasons, lost }: FlowFailure): string {
  const gone = inWords(lost.map(({ name }) => name));
  if (reasons.length === 0) return `it starts at ${flow.start.name}, which is lost`;
  const needs = reasons.map(({ element, from, links }) => {
    const fillers = from.map(({ name }) => name);
    const needed = fillers.length > 1 ? `one of ${inWords(fillers)}` : inWords(fillers);
    return `${element.name} ${links.length === 0 ? "stands on" : "needs"} ${needed}`;
  });
  return `${inWords(distinct(needs), 6)}, and ${gone} ${lost.length === 1 ? "is" : "are"} lost`;
}

function nameOfLoss(loss: Loss): string {
  if (loss.type === "element") return loss.element.name;
  return loss.type === "region" ? `the region ${loss.region}` : `the zone ${loss.region}.${loss.zone}`;
}
