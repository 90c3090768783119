import type { Element, Link, Operation } from "../design/model.js";
import type { Read } from "../design/read.js";
import { components } from "./components.js";
import { servedFlows, type FlowStep, type ServedFlow } from "./flows.js";
import type { Review } from "./review.js";
import { stepsFrom } from "./serving.js";
import { limitTraffic, mergeTraffic, NO_TRAFFIC, noLimits, rateOf, trafficFrom, type Traffic } from "./traffic.js";

/*
 * Stated load (rules.md, "load-above-capacity"; review.md, Fine print, "Overload"): a link's own rate replaces what came before it, a flow's its
 * client's; a global limit on the way caps it; each link counts once; lists and `any` are not split; messaging ends it.
 */

/** What reaches an element, per second. */
export interface Load {
  /** The sum over the links, at most what the element's own global limit lets in. */
  readonly total: number;
  /** The links that bring something, in order. */
  readonly links: readonly { readonly link: Link; readonly rate: number }[];
}

/** The stated rate of what reaches an element. Zero where nothing is stated. */
export function loadOf(review: Review, element: Element): Load {
  const links = element.incoming.map((link) => ({ link, rate: rateOver(review, link) })).filter(({ rate }) => rate > 0);
  const sum = links.reduce((total, { rate }) => total + rate, 0);
  return { total: Math.min(sum, capOf(element) ?? 0), links };
}

/** The stated rate of what goes over a link, per second. Zero where nothing is stated. */
export function rateOver(review: Review, link: Link): number {
  return review.remember(ratesByLink).get(link) ?? 0;
}

function ratesByLink(review: Review): ReadonlyMap<Link, number> {
  const table = new LoadTable();
  if (review.design.flows.length === 0) table.flowOn(allLinks(review));
  for (const flow of servedFlows(review)) if (flow.flow) table.flowOn(stepsOf(review, flow));
  const rates = new Map<Link, number>();
  for (const link of review.design.links) rates.set(link, rateOf(table.trafficOf(link)));
  return rates;
}

/** A graph along which requests travel. */
interface Course {
  readonly elements: readonly Element[];
  readonly links: (element: Element) => readonly Link[];
  /** What comes into being at an element: of which origin, and its rate. */
  readonly source: (element: Element) => { readonly origin: object; readonly rate: Read<number> } | undefined;
}

/** Without flows: from every client over all links. */
function allLinks({ design }: Review): Course {
  return { elements: design.elements, links: ({ outgoing }) => outgoing, source: clientSource };
}

function stepsOf(review: Review, flow: ServedFlow): Course {
  const rate = flow.flow?.get("rate");
  const start = !rate || rate.state === "unstated" ? clientSource(flow.start) : { origin: flow.subject, rate };
  return {
    elements: [flow.start, ...flow.steps.map((step) => step.source)],
    links: (element) => linksOf(stepsFrom(review, flow, element)),
    source: (element) => (element === flow.start ? start : undefined),
  };
}

function linksOf(steps: readonly FlowStep[]): readonly Link[] {
  const [first] = steps;
  return first !== undefined && steps.length === 1 ? first.links : steps.flatMap((step) => step.links);
}

function clientSource(element: Element): { readonly origin: object; readonly rate: Read<number> } | undefined {
  return element.kind === "client" ? { origin: element, rate: element.get("rate") } : undefined;
}

/** A course on which requests are under way. */
interface Stream {
  readonly course: Course;
  carrying(element: Element): readonly Link[];
  /** What has come to each element so far. */
  readonly arrived: Map<Element, Traffic>;
}

/** What goes over the links of a design, filled course by course. */
class LoadTable {
  readonly #traffic = new Map<Link, Traffic>();
  readonly #unlimited = noLimits();

  trafficOf(link: Link): Traffic {
    return this.#traffic.get(link) ?? this.#over(link, NO_TRAFFIC);
  }

  /** Lets the requests of a course flow, callers before callees; within a cycle until nothing is added, which does not depend on the order. */
  flowOn(course: Course): void {
    if (!isFed(course)) return;
    const stream: Stream = { course, carrying: carryingLinks(course), arrived: new Map() };
    const next = (element: Element): readonly Element[] => stream.carrying(element).map((link) => link.target);
    for (const part of [...components(course.elements, next)].reverse()) {
      const [only] = part;
      if (only && part.length === 1) {
        this.#send(stream, only);
        continue;
      }
      const pending = new Set(part);
      const inside = new Set(part);
      for (const element of pending) {
        pending.delete(element);
        for (const changed of this.#send(stream, element)) if (inside.has(changed)) pending.add(changed);
      }
    }
  }

  /** Sends on what arrived at an element; gives the elements at which there is more now. */
  #send({ course, carrying, arrived }: Stream, element: Element): readonly Element[] {
    const source = course.source(element);
    const begun = source ? this.#stated(source.origin, source.rate) : NO_TRAFFIC;
    const here = mergeTraffic(begun, passLimit(arrived.get(element) ?? NO_TRAFFIC, element));
    const changed: Element[] = [];
    for (const link of carrying(element)) {
      const sent = this.#over(link, here);
      this.#traffic.set(link, mergeTraffic(this.#traffic.get(link) ?? NO_TRAFFIC, sent));
      const before = arrived.get(link.target) ?? NO_TRAFFIC;
      const after = mergeTraffic(before, sent);
      arrived.set(link.target, after);
      if (after !== before) changed.push(link.target);
    }
    return changed;
  }

  /** What goes over a link of what is at its source. */
  #over(link: Link, here: Traffic): Traffic {
    const rate = link.get("rate");
    return passLimit(rate.state === "unstated" ? here : this.#stated(link, rate), link);
  }

  #stated(origin: object, rate: Read<number>): Traffic {
    return rate.state === "stated" ? trafficFrom(origin, rate.value, this.#unlimited) : NO_TRAFFIC;
  }
}

/** What moves by its own pace, and not because somebody asks, carries no requests on. */
const ownPace: ReadonlySet<Operation | undefined> = new Set<Operation>(["consume", "stream", "replicate"]);

/** Gives the links of a course over which requests go on from an element, worked out once each. */
function carryingLinks(course: Course): (element: Element) => readonly Link[] {
  const known = new Map<Element, readonly Link[]>();
  return (element) => {
    let links = known.get(element);
    if (!links) known.set(element, (links = course.links(element).filter(carriesOn)));
    return links;
  };
}

function carriesOn(link: Link): boolean {
  if (link.get("rate").state === "stated") return true;
  return link.source.class !== "messaging" && !ownPace.has(link.operation?.value);
}

/** Whether a rate is stated anywhere on a course; else nothing goes over it. */
function isFed({ elements, links, source }: Course): boolean {
  return elements.some(
    (element) =>
      source(element)?.rate.state === "stated" || links(element).some((link) => link.get("rate").state === "stated"),
  );
}

function passLimit(traffic: Traffic, at: Element | Link): Traffic {
  if (traffic.size === 0) return NO_TRAFFIC;
  const cap = capOf(at);
  if (cap === undefined) return NO_TRAFFIC;
  return cap === Infinity ? traffic : limitTraffic(traffic, at, cap);
}

/**
 * How much a `rate-limit` for all together (`per: global`, or no `per`) lets through, per second; infinitely much where there is none, or at
 * something outside. Undefined for one that can't be read: it lets nothing through that could be counted on.
 */
export function capOf(at: Element | Link): number | undefined {
  if (at.type === "element" && at.class === "outside") return Infinity;
  const read = at.type === "element" ? at.get("rate-limit") : at.get("rate-limit");
  if (read.state === "unstated") return Infinity;
  if (read.state === "invalid") return undefined;
  const [limit, per] = [read.value.get("limit"), read.value.get("per")];
  if (limit.state === "invalid" || per.state === "invalid") return undefined;
  const isGlobal = per.state === "unstated" || per.value === "global";
  return isGlobal ? (limit.value ?? Infinity) : Infinity;
}
