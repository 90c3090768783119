import { setProperties } from "../../../design/edits/properties.js";
import type { Element, Fix, Link, Policy } from "../../../design/model.js";
import type { Related, Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";
import { policyBreaks, requirementText, type Lacking, type PolicyBreak } from "./breaks.js";

interface BrokenPolicy extends State {
  readonly subject: Element | Link;
  readonly policy: Policy;
  readonly found: PolicyBreak;
}

export const rule: Rule<BrokenPolicy> = {
  meta: {
    id: "policy",
    category: "hygiene",
    severity: "error",
    summary: "The design breaks a rule that the team has set itself.",
    absence: false,
    topics: ["microservices-guidelines"],
    fix: "choice",
  },

  *check(review) {
    for (const found of policyBreaks(review)) {
      const { policy, subject } = found;
      const at = subject.type === "link" ? { link: subject } : { element: subject };
      const key = `${policy.file.uri} ${policy.name}`;
      yield { subject, at, stated: true, severity: policy.severity, key, policy, found };
    }
  },

  message(states) {
    const [{ policy, found }] = states;
    const by = `the policy "${policy.title ?? policy.name}"${policy.title === undefined ? "" : ` (${policy.name})`}`;
    if (found.subject.type === "link") {
      const links = inWords(states.map(({ subject }) => (subject.type === "link" ? linkText(subject) : subject.name)));
      const verb = states.length === 1 ? "is" : "are";
      return `${links} ${verb} forbidden by ${by}. Take another way, or accept the risk here with a reason.`;
    }
    const lacks = inWords(distinct(found.lacking.map((requirement) => `"${requirementText(requirement)}"`)));
    return `${found.subject.name} lacks ${lacks}, which ${by} asks of it. State it, or accept the risk here with a reason.`;
  },

  related: ([{ policy }]): readonly Related[] => [{ message: `The policy ${policy.name}`, place: policy.place }],

  fixes: ([{ found }]) => (found.subject.type === "link" ? [] : statingAll(found.subject, found.lacking)),
};

/** States what is required, where the policy says each value. */
function statingAll(element: Element, lacking: readonly Lacking[]): readonly Fix[] {
  const properties = lacking.flatMap(({ key, valueText }): [string, string][] =>
    valueText === undefined ? [] : [[key, valueText]],
  );
  if (properties.length < lacking.length) return [];
  const texts = inWords(lacking.map((requirement) => `"${requirementText(requirement)}"`));
  return [{ title: `State ${texts}`, edits: setProperties(element, properties) }];
}
