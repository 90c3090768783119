import type { Element, Link, Operation } from "../design/model.js";
import type { Read } from "../design/read.js";
import { components } from "./components.js";
import { servedFlows, type ServedFlow } from "./flows.js";
import type { Review } from "./review.js";
import { stepsFrom } from "./serving.js";
import { limitTraffic, mergeTraffic, NO_TRAFFIC, rateOf, trafficFrom, type Traffic } from "./traffic.js";

/*
 * Stated load (rules.md, "load-above-capacity" and Fine print, "Overload"): a link's own rate replaces what came before it, a flow's its
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
  return { total: rateOf(passLimit(trafficFrom(element, sum), element)), links };
}

/** The stated rate of what goes over a link, per second. Zero where nothing is stated. */
export function rateOver(review: Review, link: Link): number {
  return rateOf(review.remember(trafficByLink).get(link) ?? NO_TRAFFIC);
}

type LinkTraffic = Map<Link, Traffic>;

function trafficByLink(review: Review): LinkTraffic {
  const traffic: LinkTraffic = new Map();
  if (review.design.flows.length === 0) flowOn(allLinks(review), traffic);
  for (const flow of servedFlows(review)) if (flow.flow) flowOn(stepsOf(review, flow), traffic);
  for (const link of review.design.links) {
    if (!traffic.has(link) && link.get("rate").state === "stated") traffic.set(link, trafficOn(link, NO_TRAFFIC));
  }
  return traffic;
}

/** A graph along which requests travel. */
interface Course {
  readonly elements: readonly Element[];
  links(element: Element): readonly Link[];
  /** What comes into being at an element. */
  origin(element: Element): Traffic;
}

/** Without flows: from every client over all links. */
function allLinks({ design }: Review): Course {
  return { elements: design.elements, links: ({ outgoing }) => outgoing, origin: clientTraffic };
}

function stepsOf(review: Review, flow: ServedFlow): Course {
  const rate = flow.flow?.get("rate");
  const start = rate?.state === "unstated" ? clientTraffic(flow.start) : statedTraffic(rate, flow.subject);
  return {
    elements: [flow.start, ...flow.steps.map((step) => step.source)],
    links: (element) => stepsFrom(review, flow, element).flatMap((step) => step.links),
    origin: (element) => (element === flow.start ? start : NO_TRAFFIC),
  };
}

function clientTraffic(element: Element): Traffic {
  return element.kind === "client" ? statedTraffic(element.get("rate"), element) : NO_TRAFFIC;
}

function statedTraffic(rate: Read<number> | undefined, origin: object): Traffic {
  return rate?.state === "stated" ? trafficFrom(origin, rate.value) : NO_TRAFFIC;
}

/** Lets the requests of a course flow, callers before callees; a call back within a cycle brings nothing anew. */
function flowOn(course: Course, traffic: LinkTraffic): void {
  const carrying = (element: Element): readonly Link[] => course.links(element).filter(carriesRequests);
  const order = components(course.elements, (element) => carrying(element).map((link) => link.target)).flat();
  const arrived = new Map<Element, Traffic>();
  for (const element of order.reverse()) {
    const here = mergeTraffic(course.origin(element), passLimit(arrived.get(element) ?? NO_TRAFFIC, element));
    for (const link of carrying(element)) {
      const sent = trafficOn(link, here);
      traffic.set(link, mergeTraffic(traffic.get(link) ?? NO_TRAFFIC, sent));
      arrived.set(link.target, mergeTraffic(arrived.get(link.target) ?? NO_TRAFFIC, sent));
    }
  }
}

/** What moves by its own pace, and not because somebody asks, carries no requests on. */
const ownPace: ReadonlySet<Operation | undefined> = new Set<Operation>(["consume", "stream", "replicate"]);

function carriesRequests(link: Link): boolean {
  if (link.get("rate").state === "stated") return true;
  return link.source.class !== "messaging" && !ownPace.has(link.operation?.value);
}

/** What goes over a link of what is at its source. */
function trafficOn(link: Link, here: Traffic): Traffic {
  const rate = link.get("rate");
  return passLimit(rate.state === "unstated" ? here : statedTraffic(rate, link), link);
}

/** What a `rate-limit` lets through, where it is one for all together. One that can't be read lets nothing through that we could count on. */
function passLimit(traffic: Traffic, at: Element | Link): Traffic {
  if (at.type === "element" && at.class === "outside") return traffic;
  const read = at.type === "element" ? at.get("rate-limit") : at.get("rate-limit");
  if (read.state === "unstated") return traffic;
  if (read.state === "invalid") return NO_TRAFFIC;
  const [limit, per] = [read.value.get("limit"), read.value.get("per")];
  if (limit.state === "invalid" || per.state === "invalid") return NO_TRAFFIC;
  const isGlobal = per.state === "unstated" || per.value === "global";
  return isGlobal && limit.value !== undefined ? limitTraffic(traffic, at, limit.value) : traffic;
}
