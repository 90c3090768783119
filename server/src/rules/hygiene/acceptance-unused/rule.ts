import { removeAcceptance } from "../../../design/edits/acceptances.js";
import type { Acceptance } from "../../../design/model.js";
import type { AcceptanceRule, State } from "../../rule.js";

interface Unused extends State {
  readonly acceptance: Acceptance;
}

export const rule: AcceptanceRule<Unused> = {
  meta: {
    id: "acceptance-unused",
    category: "hygiene",
    severity: "information",
    summary: "An accepted risk that is no longer there.",
    absence: false,
    topics: ["trade-offs"],
    fix: "safe",
  },

  *judge(acceptances) {
    for (const { acceptance, holder, used, ruleIsOn } of acceptances)
      if (!used && ruleIsOn) yield { subject: holder, at: { place: acceptance.place }, stated: true, acceptance };
  },

  message: ([{ acceptance }]) =>
    `Nothing here breaks ${acceptance.rule} any more, so there is no risk left to accept. Remove the line, or it will hide the next one.`,

  fixes: ([{ acceptance }]) => [{ title: `Remove "accept ${acceptance.rule}"`, edits: removeAcceptance(acceptance) }],
};
