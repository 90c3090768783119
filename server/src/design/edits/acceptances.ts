import type { Acceptance, DesignHeading, Element, FileEdit, Flow, Link } from "../model.js";
import { appendEntry, removeEntry } from "./entries.js";
import { holderOf } from "./holder.js";
import { linkHolder } from "./links.js";

/** Accepts a rule's findings at an element, link, flow or design; `reason` is text as it stands between the quotes. */
export function addAcceptance(target: Element | Flow | Link | DesignHeading, rule: string, reason: string): FileEdit[] {
  const holder = target.type === "link" ? linkHolder(target.statement) : holderOf(target);
  return [appendEntry(holder, `accept ${rule} { reason: "${reason}" }`)];
}

/** Takes an acceptance out of the body that holds it. */
export function removeAcceptance({ place }: Acceptance): FileEdit[] {
  return [removeEntry({ uri: place.uri, chunk: place.chunk, end: 0, keys: [] }, place.span)];
}
