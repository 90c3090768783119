import type { Element } from "../design/model.js";
import { components } from "./components.js";
import { consumerOf } from "./messages.js";

/**
 * Where requests and messages go on from an element over links of any kind: the targets of its links, and who fetches from it. Whoever fetches
 * (`mailer -> orders { operation: consume }`) is led to, though its own link leads here too.
 */
export function onwardFrom({ outgoing, incoming }: Element): readonly Element[] {
  const fetchers = incoming.filter((link) => consumerOf(link) === link.source).map((link) => link.source);
  return [...outgoing.map((link) => link.target), ...fetchers];
}

/**
 * The heads of the islands that some elements form: those to which none of the others leads; of a ring without such, the first in the given
 * order (rules.md, "unreachable-element"). In the given order.
 */
export function headsOf(elements: readonly Element[]): readonly Element[] {
  const order = new Map(elements.map((element, index) => [element, index]));
  const onward = (element: Element): readonly Element[] => onwardFrom(element).filter((next) => order.has(next));
  const position = (element: Element): number => order.get(element) ?? 0;
  const parts = components(elements, onward).map((part) =>
    [...part].sort((one, other) => position(one) - position(other)),
  );
  const partOf = new Map(parts.flatMap((part) => part.map((element) => [element, part] as const)));
  const led = new Set<unknown>();
  for (const element of elements) {
    for (const next of onward(element)) if (partOf.get(next) !== partOf.get(element)) led.add(partOf.get(next));
  }
  return parts
    .filter((part) => !led.has(part))
    .flatMap(([first]) => first ?? [])
    .sort((one, other) => position(one) - position(other));
}
