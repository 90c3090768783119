import type { Link } from "../../../design/model.js";
import { valueTextOf } from "../../../design/source-text.js";
import { consumedFrom, consumptionsBy } from "../../../graph/messages.js";
import type { Review } from "../../../graph/review.js";
import { statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface OpenQuota extends State {
  readonly subject: Link;
}

export const rule: Rule<OpenQuota> = {
  meta: {
    id: "quota-unprotected",
    category: "overload",
    severity: "warning",
    summary: "Nothing keeps calls to an external within its quota.",
    absence: true,
    topics: ["rate-limiting", "message-queues"],
    fix: "safe",
  },

  *check(review) {
    for (const link of callsWithQuota(review)) if (!isPaced(link)) yield { subject: link, at: { link }, stated: false };
  },

  message(states) {
    const callers = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    const externals = inWords(distinct(states.map(({ subject }) => subject.target.name)));
    const quota = quotaText(states[0].subject);
    return `${externals} allows ${quota}, and nothing keeps ${callers} below it: in a busy hour calls are refused when they matter most. State a "rate-limit" on the link, or let a queue feed the caller.`;
  },

  related: (states) =>
    distinct(states.map(({ subject }) => subject.target)).flatMap((external) => {
      const { source } = external.get("quota");
      return source ? [{ message: `The quota of ${external.name}`, place: source.place }] : [];
    }),

  fixes(states) {
    const links = states.map(({ subject }) => subject);
    return statingOnLinksFix(links, "rate-limit", quotaText(states[0].subject));
  },

  silence: {
    property: "rate-limit",
    *asked(review) {
      for (const link of callsWithQuota(review)) yield { subject: link, states: isPaced(link) };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} calls to externals with a quota are kept within it by nothing: in a busy hour they are refused when they matter most. State a "rate-limit" on the links, or let queues feed the callers.`,
  },
};

/** Calls from compute to an external that states its quota. */
function callsWithQuota({ design }: Review): readonly Link[] {
  return design.links.filter(
    ({ source, target, arrow }) =>
      arrow === "->" &&
      source.class === "compute" &&
      target.kind === "external" &&
      target.get("quota").state === "stated",
  );
}

/** A limit on the link or on its caller, or messages that the caller takes as it can. */
function isPaced(link: Link): boolean {
  if (link.get("rate-limit").state !== "unstated" || link.source.get("rate-limit").state !== "unstated") return true;
  return consumptionsBy(link.source).some((consumption) => consumedFrom(consumption)?.class === "messaging");
}

function quotaText({ target }: Link): string {
  const { source } = target.get("quota");
  return source ? valueTextOf(source) : "";
}
