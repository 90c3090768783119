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
  /** False where it rests on something left out: how many instances there are, or whether a store's others can go on writing. */
  readonly stated: boolean;
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
  const counted = read.state === "stated" ? countedInstances(element) : undefined;
  if (read.state !== "stated" || counted === undefined) return undefined;
  const one = read.value / 100;
  const { value: instances, stated } = counted;
  return { element, value: 1 - (1 - one) ** instances, one, instances, stated, source: read.source };
}

interface CountedInstances {
  readonly value: number;
  readonly stated: boolean;
}

/** How many instances make up the whole. What a provider, somebody else or `many` stands for is stated of the whole. */
function countedInstances(element: Element): CountedInstances | undefined {
  const [care, count] = [managed(element), replicas(element)];
  if (!care || !count) return undefined;
  if (element.class === "outside" || care.level !== "none" || !count.exact) return { value: 1, stated: true };
  if (element.kind !== "store" || count.value === 1) return count;
  const writing = canGoOnWriting(element);
  return writing && { value: isYes(writing) ? count.value : 1, stated: writing.stated };
}
