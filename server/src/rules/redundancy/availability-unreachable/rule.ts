import type { DesignHeading, Flow } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { flowAvailability, leastAvailability, type FlowAvailability } from "../../../graph/flow-availability.js";
import { servedFlows, type ServedFlow } from "../../../graph/flows.js";
import { askedOfFlow, type Asking } from "../../../graph/promises.js";
import type { Review } from "../../../graph/review.js";
import { durationText, percentText } from "../../../text/quantities.js";
import { changingFix } from "../../fixes.js";
import type { Related, Rule, State, Together } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { askerOf } from "../askings.js";
import { enoughInstances } from "./enough-instances.js";

interface Unreachable extends State {
  readonly subject: Flow | DesignHeading;
  readonly at: { readonly source: PropertySource };
  readonly flow: ServedFlow;
  readonly asking: Asking;
  /** What is asked for, as a share of time. */
  readonly share: number;
  readonly kept: FlowAvailability;
}

const month = 30 * 86_400_000;
const remedy = `Make the weakest stronger ("replicas"), let the flow do without it ("fallback", "optional"), or ask for less.`;

export const rule: Rule<Unreachable> = {
  meta: {
    id: "availability-unreachable",
    category: "redundancy",
    severity: "error",
    summary: "More availability is asked of a flow than what it needs can give together.",
    absence: false,
    topics: ["availability", "redundancy"],
    fix: "choice",
  },

  *check(review) {
    for (const { asking, share, flow } of targets(review)) {
      if (!isAbove(share, leastAvailability(review, flow))) continue;
      const kept = flowAvailability(review, flow);
      if (!isAbove(share, kept.value)) continue;
      const stated = isAbove(share, kept.atMost);
      yield { subject: asking.by, at: { source: asking.source }, stated, asking, flow, share, kept };
    }
  },

  message(states) {
    const worst = worstOf(states);
    const { asking, share, stated, flow, kept } = worst;
    const unsaid = kept.elements.filter((one) => !one.stated).map(({ element }) => element.name);
    const what = unsaid.length === 0 ? "each of its alternatives" : inWords(unsaid);
    const lead = stated ? "" : `The design does not say whether another instance of ${what} could go on. If not, `;
    const others = distinct(states.filter((state) => state !== worst).map((state) => state.flow.name));
    const too = others.length === 0 ? "" : `, and ${inWords(others)} too little as well`;
    const asker = asking.by === flow.flow ? "it" : askerOf(asking);
    const outage = `${durationText((1 - kept.value) * month)} of outage a month instead of ${durationText((1 - share) * month)}`;
    return `${lead}${flow.name} can keep ${percentText(kept.value)} at best (${partsText(kept)}), less than the ${percentText(share)} that ${asker} asks for${too}: expect ${outage}. ${remedy}`;
  },

  related: (states) => partsOf(worstOf(states).kept),

  fixes(states) {
    const [{ at, kept, share }] = states;
    const asked = percentText(worstOf(states).kept.value);
    return [...(states.length === 1 ? enoughInstances(kept, share) : []), ...changingFix(at.source, asked)];
  },

  silence: {
    property: "replicas",
    *asked(review) {
      for (const { asking, flow } of targets(review)) {
        const { atMost, value } = flowAvailability(review, flow);
        yield { subject: asking.by, at: { source: asking.source }, states: atMost === value };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} asked availabilities can't be kept if what the flows need is there once each, and the design does not say how many there are. State "replicas".`,
  },
};

interface Target {
  readonly asking: Asking;
  readonly share: number;
  readonly flow: ServedFlow;
}

function* targets(review: Review): Iterable<Target> {
  for (const flow of servedFlows(review))
    for (const asking of askedOfFlow(flow, "availability")) yield { asking, share: asking.value / 100, flow };
}

/** What is equal to a billionth is not above. */
function isAbove(share: number, kept: number): boolean {
  return share > kept + 1e-9;
}

function worstOf(states: Together<Unreachable>): Unreachable {
  return states.reduce((worst, state) => (state.kept.value < worst.kept.value ? state : worst));
}

/** The weakest first: `edge 99.9%, one of a and b 99.99%`. */
function partsText(kept: FlowAvailability): string {
  return inWords(
    partsOf(kept).map(({ message }) => message),
    4,
  );
}

function partsOf({ elements, choices }: FlowAvailability): readonly Related[] {
  const single = elements.map(({ element, value }) => ({ name: element.name, value, place: element.place }));
  const oneOf = choices.flatMap(({ needs, value }) => {
    const [need] = needs;
    const names = distinct(needs.flatMap(({ from }) => from.map((member) => member.name)));
    return need ? [{ name: `one of ${inWords(names)}`, value, place: need.element.place }] : [];
  });
  return [...single, ...oneOf]
    .sort((a, b) => a.value - b.value)
    .map(({ name, value, place }) => ({ message: `${name} ${percentText(value)}`, place }));
}
