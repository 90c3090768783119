import { setProperties } from "../../../design/edits/properties.js";
import type { Element, Fix } from "../../../design/model.js";
import type { ElementAvailability } from "../../../graph/availability.js";
import type { FlowAvailability } from "../../../graph/flow-availability.js";
import { managed } from "../../../graph/managed.js";
import { isHosts } from "../../origin.js";
import { instancesOf } from "../instances.js";

/** More instances than this of one element are no answer. */
const most = 5;

/** More instances of one element, where that alone is enough for what is asked: of the one that needs the fewest. */
export function enoughInstances({ value, elements }: FlowAvailability, share: number): readonly Fix[] {
  const ways = elements
    .filter(({ element }) => canGrow(element))
    .flatMap((part) => {
      const number = numberNeeded(part, share / (value / part.value));
      return number === undefined ? [] : [{ element: part.element, number }];
    });
  const [best] = ways.sort((a, b) => a.number - b.number);
  if (!best) return [];
  const properties = instancesOf(best.element, best.number);
  const text = properties.map(([key, stated]) => `${key}: ${stated}`).join("  ");
  return [{ title: `State "${text}" on ${best.element.name}`, edits: setProperties(best.element, properties) }];
}

/** What somebody else runs, or a host has, is not repeated by stating it. */
function canGrow(element: Element): boolean {
  return element.class !== "outside" && managed(element)?.level === "none" && !isHosts(element.get("replicas"));
}

/** How many instances keep the share together; undefined where that is too many. */
function numberNeeded({ one, instances }: ElementAvailability, share: number): number | undefined {
  for (let number = instances + 1; number <= most; number++) if (1 - (1 - one) ** number + 1e-9 >= share) return number;
  return undefined;
}
