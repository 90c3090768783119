import type { Element } from "../design/model.js";
import type { ElementKind } from "../../../grammar/schema/kinds.js";

/** How much a provider keeps an element running through: the loss of an instance (more is not known), a zone, a region; `none`: nothing. */
export interface Managed {
  readonly level: "none" | "instance" | "zonal" | "regional" | "global";
  /** False where nobody said it: a kind's own way, or silence. */
  readonly stated: boolean;
}

const kindDefaults: Partial<Record<ElementKind, Managed>> = {
  function: { level: "regional", stated: false },
  dns: { level: "global", stated: false },
  cdn: { level: "global", stated: false },
};

const NOT_SAID: Managed = { level: "none", stated: false };

const keysThatReplaceDefault = ["replicas", "scaling", "managed", "failover", "zones", "regions"] as const;

/**
 * What `managed` says, or what the kind stands for: a `function` runs across a region and a `dns` or `cdn` across the world while they state
 * none of `replicas`, `scaling`, `managed`, `failover`, `zones`, `regions` (review.md, Fine print, "Redundancy"). Undefined: invalid.
 */
export function managed(element: Element): Managed | undefined {
  const read = element.get("managed");
  if (read.state === "invalid") return undefined;
  if (read.state === "stated") return { level: levelOf(read.value), stated: true };
  const byKind = kindDefaults[element.kind];
  if (!byKind) return NOT_SAID;
  const states = keysThatReplaceDefault.map((key) => element.get(key).state);
  if (states.includes("stated")) return NOT_SAID;
  return states.includes("invalid") ? undefined : byKind;
}

function levelOf(value: boolean | "zonal" | "regional" | "global"): Managed["level"] {
  if (typeof value !== "boolean") return value;
  return value ? "instance" : "none";
}
