import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { regionsOf, zonesOf } from "../../../graph/places.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords } from "../../words.js";

interface Impossible extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly claim: "AP" | "CA";
}

export const rule: Rule<Impossible> = {
  meta: {
    id: "cap-conflict",
    category: "consistency",
    severity: "error",
    summary: "A store promises what no store can keep while its replicas can't reach each other.",
    absence: false,
    topics: ["cap-theorem"],
    fix: "choice",
  },

  *check({ design }) {
    for (const element of design.elements) {
      const cap = element.kind === "store" ? element.get("cap") : undefined;
      if (cap?.state !== "stated") continue;
      const isStrong = cap.value === "AP" && element.get("consistency").value === "strong";
      const isSpread = cap.value === "CA" && standsApart(element);
      if (isStrong) yield { subject: element, at: { source: cap.source }, stated: true, claim: "AP" };
      if (isSpread) yield { subject: element, at: { source: cap.source }, stated: true, claim: "CA" };
    }
  },

  message(states) {
    const names = anyInWords(states.map(({ subject }) => subject.name));
    return states[0].claim === "AP"
      ? `${names} can't answer while its replicas are cut off from each other ("cap: AP") and always give the last write ("consistency: strong"). Give up one: say "cap: CP", or a weaker "consistency".`
      : `${names} stands in several places, and the network between them will fail at times; then it can keep either its answers or their correctness, not both as "cap: CA" says. State which: "CP" or "AP".`;
  },

  fixes: ([{ at, claim }]) => [
    ...changingFix(at.source, "CP"),
    ...(claim === "CA" ? changingFix(at.source, "AP") : []),
  ],
};

function standsApart(element: Element): boolean {
  return [zonesOf(element), regionsOf(element)].some((places) => places?.stated === true && places.count >= 2);
}
