import type { ElementValues } from "../../../../grammar/schema/property-types.js";
import type { Element } from "../../design/model.js";
import { atElement, isHosts } from "../origin.js";
import type { At } from "../rule.js";

/** Of whom a finding speaks, and where it stands. */
export interface Sayer {
  readonly subject: Element;
  readonly at: At;
}

/** Who states what an element has under a key: itself, or the host from which it takes it. */
export function sayerOf(element: Element, key: keyof ElementValues): Sayer {
  if (element.host && isHosts(element.get(key))) return sayerOf(element.host, key);
  return { subject: element, at: atElement(element, element.get(key)) };
}
