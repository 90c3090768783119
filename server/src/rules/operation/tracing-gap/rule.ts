import type { DesignFile, Element } from "../../../design/model.js";
import { append } from "../../../graph/append.js";
import { servedFlows, type ServedFlow } from "../../../graph/flows.js";
import type { Review } from "../../../graph/review.js";
import { changingFix, statingFix } from "../../fixes.js";
import { atElement } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface Gap extends State {
  readonly subject: Element;
  /** The traced flows, or the designs, that it interrupts. */
  readonly traced: readonly string[];
}

export const rule: Rule<Gap> = {
  meta: {
    id: "tracing-gap",
    category: "operation",
    severity: "information",
    summary: "A trace breaks off at an element that takes no part in it.",
    absence: false,
    topics: ["tracing"],
    fix: "safe",
  },

  *check(review) {
    for (const [element, traced] of tracedElements(review)) {
      const tracing = element.get("tracing");
      if (tracing.state === "invalid" || tracing.value === true) continue;
      yield { subject: element, at: atElement(element, tracing), stated: tracing.state === "stated", traced };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const traces = inWords(distinct(states.flatMap(({ traced }) => traced)));
    const verb = states.length === 1 ? "is" : "are";
    const lead = states[0].stated ? `${names} ${verb} not traced` : `${names} does not say whether it is traced`;
    return `${lead}, so traces of ${traces} break off there, and what is slow or fails behind can't be told apart. State "tracing: true".`;
  },

  fixes([{ subject, at }]) {
    return "source" in at ? changingFix(at.source, "true") : statingFix(subject, "tracing", "true");
  },

  silence: {
    property: "tracing",
    *asked(review) {
      for (const [element] of tracedElements(review))
        yield { subject: element, states: element.get("tracing").state !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} parts of what is traced do not say that they are: traces break off there, and what is slow or fails behind can't be told apart. State "tracing: true".`,
    defaults: (missing) => distinct(missing.map(({ kind }) => kind)).map((kind) => [kind, "tracing: true"]),
  },
};

/** The compute elements on what is traced, with the names of that: flows, or whole designs where there are no flows. */
function tracedElements(review: Review): ReadonlyMap<Element, readonly string[]> {
  return review.remember(findTraced);
}

function findTraced(review: Review): ReadonlyMap<Element, readonly string[]> {
  const found = new Map<Element, string[]>();
  const { flows, files } = review.design;
  const wholes = flows.length > 0 ? servedFlows(review).map(wholeFlow) : files.map(wholeFile);
  for (const { name, elements, says } of wholes) {
    if (says === "invalid" || !(says === true || elements.some((element) => element.get("tracing").value === true)))
      continue;
    for (const element of elements) append(found, element, name);
  }
  return found;
}

/** Something that may be traced: its compute elements and what it says itself. */
interface Whole {
  readonly name: string;
  readonly elements: readonly Element[];
  readonly says: boolean | "invalid" | undefined;
}

function wholeFlow({ name, flow, file, start, steps }: ServedFlow): Whole {
  const own = flow?.get("tracing");
  const said = own?.state === "unstated" ? file.heading?.get("tracing") : own;
  const elements = distinct([start, ...steps.flatMap(({ source, target }) => [source, target])]);
  return { name, elements: elements.filter(isCompute), says: said?.state === "invalid" ? "invalid" : said?.value };
}

function wholeFile({ heading, elements }: DesignFile): Whole {
  const said = heading?.get("tracing");
  const says = said?.state === "invalid" ? "invalid" : said?.value;
  return { name: heading?.title ?? "this design", elements: elements.filter(isCompute), says };
}

function isCompute({ class: kindClass, broken }: Element): boolean {
  return kindClass === "compute" && !broken;
}
