import type { Element } from "../../design/model.js";
import { elementAvailability } from "../../graph/availability.js";
import { redundant, survivesRegion, survivesZone } from "../../graph/redundancy.js";
import type { Verdict } from "../../graph/verdict.js";
import { percentText } from "../../text/quantities.js";

/** Which losses an element survives, in a line; undefined where nobody asks it. */
export function survivalLine(element: Element): string | undefined {
  const parts = [
    answer("an instance", redundant(element)),
    answer("a zone", element.class === "outside" ? undefined : survivesZone(element)),
    answer("a region", element.class === "outside" ? undefined : survivesRegion(element)),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Survives the loss of ${parts.join(" · ")}`;
}

function answer(what: string, verdict: Verdict): string | undefined {
  if (!verdict) return undefined;
  if (!verdict.stated) return `${what}: ${verdict.value ? "yes, as its kind usually does" : "not said"}`;
  return `${what}: ${verdict.value ? "yes" : "no"}`;
}

/** What it can promise, in a line; undefined where it states no availability. */
export function availabilityLine(element: Element): string | undefined {
  const known = elementAvailability(element);
  if (!known) return undefined;
  const whole = percentText(known.value);
  if (known.instances === 1) return `Available ${whole} of the time, as stated`;
  return `Available ${whole} of the time: ${known.instances} instances of ${percentText(known.one)} each`;
}
