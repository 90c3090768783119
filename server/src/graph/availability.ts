import type { Element } from "../design/model.js";
import type { PropertySource } from "../design/read.js";
import { managed } from "./managed.js";
import { canGoOnWriting } from "./redundancy.js";
import { replicas } from "./replicas.js";
import { isYes } from "./verdict.js";

/** What an element's stated availability comes to. Shares of time, 0 to 1. */
export interface ElementAvailability {
  readonly element: Element;
  /** With all its instances. */
  readonly value: number;
  /** As stated. */
  readonly one: number;
  /** How many instances make it up; 1 where the stated one is that of the whole. */
  readonly instances: number;
  readonly source: PropertySource;
}

/**
 * The availability of an element with its instances (rules.md, "availability-unreachable"): 1 - (1 - a)^n for n replicas that fail
 * independently (parallel redundancy, as in MIL-HDBK-338B, 5.3); the stated one where it is that of the whole (`managed`, `many`,
 * external). A store counts by its replicas only where it can go on writing. Undefined where nothing is stated or something that it needs is
 * invalid: it then counts as 100 %.
 */
export function elementAvailability(element: Element): ElementAvailability | undefined {
  const read = element.get("availability");
  const instances = countedInstances(element);
  if (read.state !== "stated" || instances === undefined) return undefined;
  const one = read.value / 100;
  return { element, value: 1 - (1 - one) ** instances, one, instances, source: read.source };
}

function countedInstances(element: Element): number | undefined {
  const [care, count] = [managed(element), replicas(element)];
  if (!care || !count) return undefined;
  if (element.class === "outside" || care.level !== "none" || !count.exact) return 1;
  if (element.kind !== "store" || count.value === 1) return count.value;
  const writing = canGoOnWriting(element);
  if (!writing) return undefined;
  return isYes(writing) ? count.value : 1;
}
