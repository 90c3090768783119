import type { Link } from "../../../design/model.js";
import { callCycles, type CallCycle } from "../../../graph/call-cycles.js";
import type { Rule, State } from "../../rule.js";
import { linkText } from "../../words.js";

interface Circle extends State {
  readonly subject: Link;
  readonly cycle: CallCycle;
}

export const rule: Rule<Circle> = {
  meta: {
    id: "sync-cycle",
    category: "resilience",
    severity: "error",
    summary: "Parts wait for each other in a circle.",
    absence: false,
    topics: ["synchronous-and-asynchronous", "microservices-guidelines"],
    fix: "none",
  },

  *check(review) {
    for (const cycle of callCycles(review)) {
      const [link] = cycle.links;
      yield { subject: link, at: { link }, stated: true, cycle };
    }
  },

  message([{ cycle }]) {
    const names = cycle.round.map(({ source }) => source.name);
    const round = [...names, names[0] ?? ""].join(" -> ");
    return `${round} waits for itself: under load each holds what the next one needs, and all stand still together. Turn one of the calls into a message, or move what both need into a part of its own.`;
  },

  related: ([{ cycle }]) => cycle.round.map((link) => ({ message: linkText(link), place: link.place })),
};
