import type { Acceptance } from "../../../design/model.js";
import type { AcceptanceRule, State } from "../../rule.js";

interface Expired extends State {
  readonly acceptance: Acceptance;
}

export const rule: AcceptanceRule<Expired> = {
  meta: {
    id: "acceptance-expired",
    category: "hygiene",
    severity: "warning",
    summary: "A risk was accepted until a day that has passed.",
    absence: false,
    topics: ["trade-offs"],
    fix: "none",
  },

  *judge(acceptances) {
    for (const { acceptance, holder, expired } of acceptances)
      if (expired) yield { subject: holder, at: { place: acceptance.place }, stated: true, acceptance };
  },

  message: ([
    {
      acceptance: { rule: accepted, until = "", by },
    },
  ]) =>
    `The risk of ${accepted} was accepted${by === undefined ? "" : ` by ${by}`} until ${until}, and that day has passed. Look at it again: mend it, or accept it with a new day.`,
};
