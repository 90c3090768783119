import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { statingInBlockFix, statingOnElementsFix } from "../../fixes.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";
import { anyInWords } from "../../words.js";

interface ScaledState extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
}

export const rule: Rule<ScaledState> = {
  meta: {
    id: "stateful-scaling",
    category: "operation",
    severity: "warning",
    summary: "Instances that keep state are added and taken away.",
    absence: false,
    topics: ["stateful-and-stateless", "vertical-and-horizontal-scaling"],
    fix: "choice",
  },

  *check(review) {
    for (const { element, source, mode } of scaledState(review)) {
      if (mode === "invalid" || mode === "vertical" || mode === "none") continue;
      yield { subject: element, at: { source }, stated: mode !== undefined };
    }
  },

  message(states) {
    const names = anyInWords(states.map(({ subject }) => subject.name));
    const unsaid = states[0].stated ? "" : `${names} does not say how it scales. `;
    return `${unsaid}When an instance of ${names} is taken away the state that it keeps goes with it, and a new one starts without. Keep the state outside ("state: external"), or scale vertically.`;
  },

  fixes(states) {
    const [{ at }] = states;
    const elements = states.map(({ subject }) => subject);
    return [
      ...statingOnElementsFix(elements, "state", "external"),
      ...statingInBlockFix(at.source, "mode", "vertical"),
    ];
  },

  silence: {
    property: "mode",
    *asked(review) {
      for (const { element, source, mode } of scaledState(review))
        yield { subject: element, at: { source }, states: mode !== undefined };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} parts that keep state do not say how they scale: an instance that is taken away loses what it keeps. State "mode" in their "scaling", or keep the state outside.`,
  },
};

/** Compute that keeps state and scales, with what it says of the mode. */
function* scaledState({ design }: Review): Iterable<{
  readonly element: Element;
  readonly source: PropertySource;
  readonly mode: string | undefined;
}> {
  for (const element of design.elements) {
    if (element.class !== "compute" || element.get("state").value !== "stateful") continue;
    const scaling = element.get("scaling");
    if (scaling.state !== "stated") continue;
    const mode = scaling.value.get("mode");
    yield { element, source: scaling.source, mode: mode.state === "invalid" ? "invalid" : mode.value };
  }
}
