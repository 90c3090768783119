import type { Link } from "../../../design/model.js";
import type { Read } from "../../../design/read.js";
import type { Review } from "../../../graph/review.js";
import { changingFix, statingOnLinksFix } from "../../fixes.js";
import { atLink } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords, distinct } from "../../words.js";

interface UnbrokenCall extends State {
  readonly subject: Link;
}

const remedy = `State "circuit-breaker: true", so that calls fail at once while it is down.`;

export const rule: Rule<UnbrokenCall> = {
  meta: {
    id: "circuit-breaker-missing",
    category: "resilience",
    severity: "warning",
    summary: "An external that is down is called on and on.",
    absence: true,
    topics: ["circuit-breaker"],
    fix: "safe",
  },

  *check(review) {
    for (const link of externalCalls(review)) {
      const breaker = breakerOf(link);
      if (breaker.state === "invalid" || breaker.value === true) continue;
      const at = atLink(link, link.get("circuit-breaker"));
      yield { subject: link, at, stated: breaker.state === "stated" };
    }
  },

  message(states) {
    const callers = anyInWords(distinct(states.map(({ subject }) => subject.source.name)));
    const externals = anyInWords(distinct(states.map(({ subject }) => subject.target.name)));
    return `While ${externals} is slow or down, every request in ${callers} waits for it until its timeout, so its bad hour becomes yours. ${remedy}`;
  },

  fixes(states) {
    const [{ at }] = states;
    if ("source" in at) return changingFix(at.source, "true");
    const links = states.map(({ subject }) => subject);
    return statingOnLinksFix(links, "circuit-breaker", "true");
  },

  silence: {
    property: "circuit-breaker",
    *asked(review) {
      for (const link of externalCalls(review)) yield { subject: link, states: breakerOf(link).state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} calls to externals have no circuit breaker: while one is slow or down, every request waits for it until its timeout. ${remedy}`,
  },
};

function externalCalls({ design }: Review): readonly Link[] {
  return design.links.filter(
    ({ source, target, arrow }) => arrow === "->" && source.class === "compute" && target.kind === "external",
  );
}

/** A block that leaves its main value out is enabled (language.md, Fine print, "Entries of a body"). */
function breakerOf(link: Link): Read<boolean> {
  const block = link.get("circuit-breaker");
  if (block.state !== "stated") return block;
  const enabled = block.value.get("enabled");
  return enabled.state === "unstated" ? { state: "stated", value: true, source: block.source } : enabled;
}
