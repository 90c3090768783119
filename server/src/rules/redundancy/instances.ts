import type { Element } from "../../design/model.js";
import { canGoOnWriting } from "../../graph/redundancy.js";
import { replicas } from "../../graph/replicas.js";
import { isYes } from "../../graph/verdict.js";

/** What an element has to state to have that many instances and survive the loss of one: a store needs one that takes over the writes. */
export function instancesOf(element: Element, number = 2): readonly (readonly [key: string, value: string])[] {
  const [more, takeover] = [["replicas", String(number)] as const, ["failover", "hot"] as const];
  if (element.kind !== "store" || isYes(canGoOnWriting(element))) return [more];
  return (replicas(element)?.value ?? 1) >= number ? [takeover] : [more, takeover];
}
