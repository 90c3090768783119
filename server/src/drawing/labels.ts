import type { Element, Link } from "../design/model.js";
import { durationText } from "../text/quantities.js";

/** The words under an element's title: what it is made of, and how often it is there. */
export function subtitle(element: Element): string {
  return [element.get("tech").value ?? element.kind, multiplicity(element)].filter(Boolean).join(" \u00b7 ");
}

/** What is known of an element, in words for a tooltip and a screen reader. */
export function describeElement(element: Element): string {
  const title = element.title === undefined ? undefined : element.name;
  return [title && `${element.kind} ${title}`, !title && element.kind, element.get("tech").value, redundancy(element)]
    .filter(Boolean)
    .join(", ");
}

function multiplicity(element: Element): string | undefined {
  const replicas = element.get("replicas").value;
  const scaling = element.get("scaling").value;
  const [least, most] = [scaling?.get("min").value, scaling?.get("max").value];
  if (least !== undefined && most !== undefined) return `\u00d7${least}\u2013${most}`;
  if (replicas === "many") return "many";
  if (replicas !== undefined && replicas > 1) return `\u00d7${replicas}`;
  return element.get("managed").value ? "managed" : undefined;
}

function redundancy(element: Element): string | undefined {
  const parts = [
    counted(element.get("replicas").value, "replica"),
    counted(element.get("zones").value, "zone"),
    counted(element.get("regions").value, "region"),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(", ") : undefined;
}

function counted(value: number | "many" | readonly string[] | undefined, noun: string): string | undefined {
  if (value === undefined) return undefined;
  if (value === "many") return `many ${noun}s`;
  if (typeof value === "object") return `${noun}s ${value.join(", ")}`;
  return `${value} ${noun}${value === 1 ? "" : "s"}`;
}

/** What a link does and how it is guarded, in words: `call over https, timeout 800ms, up to 2 attempts`. */
export function describeLink(link: Link): string {
  const protocol = link.get("protocol").value;
  return [
    `${link.operation?.value ?? (link.arrow === "->" ? "call" : "send")}${protocol ? ` over ${protocol}` : ""}`,
    ...guards(link),
    link.soft && link.arrow === "->" ? "its loss is survived" : undefined,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Timeout and retries as a reader of the diagram wants them. */
export function guards(link: Link): readonly string[] {
  return [timeout(link), retry(link), breaker(link)].filter((part) => part !== undefined);
}

function timeout(link: Link): string | undefined {
  const value = link.get("timeout").value;
  if (value === undefined) return undefined;
  return value === "none" ? "no timeout" : `timeout ${durationText(value)}`;
}

function retry(link: Link): string | undefined {
  const block = link.get("retry").value;
  if (!block) return undefined;
  const attempts = block.get("attempts").value;
  const deadline = block.get("deadline").value;
  const count =
    attempts === undefined ? "retries" : attempts === "unlimited" ? "endless retries" : `${attempts} attempts`;
  const backoff = block.get("backoff").value;
  const delay = block.get("delay").value;
  return [
    count,
    [backoff === "none" ? "no backoff" : backoff, delay === undefined ? undefined : `from ${durationText(delay)}`]
      .filter(Boolean)
      .join(" "),
    block.get("jitter").value === true ? "jitter" : undefined,
    deadline === undefined ? undefined : `within ${durationText(deadline)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function breaker(link: Link): string | undefined {
  const block = link.get("circuit-breaker").value;
  return block && block.get("enabled").value !== false ? "circuit breaker" : undefined;
}

/** What happens instead when the link fails: the other element, or the text of `fallback`. */
export function fallbackOf(link: Link): Element | string | undefined {
  const element = link.reference("fallback");
  if (element) return element;
  const value = link.get("fallback").value;
  return typeof value === "string" && value !== "none" ? value : undefined;
}
