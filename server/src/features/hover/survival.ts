import type { Element } from "../../design/model.js";
import { elementAvailability } from "../../graph/availability.js";
import { redundant, survivesRegion, survivesZone } from "../../graph/redundancy.js";
import type { Verdict } from "../../graph/verdict.js";
import { inWords } from "../../rules/words.js";
import { capitalized } from "../../text/words.js";
import { percentText } from "../../text/quantities.js";

/** Which losses an element survives, in a line; undefined where nobody asks it. */
export function survivalLine(element: Element): string | undefined {
  if (element.class === "outside") return undefined;
  const verdicts: readonly (readonly [string, Verdict])[] = [
    ["an instance", redundant(element)],
    ["a zone", survivesZone(element)],
    ["a region", survivesRegion(element)],
  ];
  const where = (test: (verdict: NonNullable<Verdict>) => boolean): string =>
    inWords(verdicts.filter(([, verdict]) => verdict && test(verdict)).map(([what]) => what));
  const yes = where(({ value }) => value);
  const no = where(({ value, stated }) => !value && stated);
  const unsaid = where(({ value, stated }) => !value && !stated);
  if (yes === "" && no === "") return unsaid === "" ? undefined : "Does not say which losses it survives";
  const parts = [
    yes && `survives the loss of ${yes}`,
    no && (yes ? `not of ${no}` : `does not survive the loss of ${no}`),
    unsaid && `not said for ${unsaid}`,
  ];
  return capitalized(parts.filter((part) => part !== "").join(" · "));
}

/** What it can promise, in a line; undefined where it states no availability. */
export function availabilityLine(element: Element): string | undefined {
  const known = elementAvailability(element);
  if (!known) return undefined;
  const whole = percentText(known.value);
  if (known.instances === 1) return `Available ${whole} of the time, as stated`;
  return `Available ${whole} of the time: ${known.instances} instances of ${percentText(known.one)} each`;
}
