import type { Severity } from "../../design/model.js";
import { severityOf, type Settings } from "../config/settings.js";
import type { RuleMeta, State } from "../rule.js";

/** From the worst to the mildest. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** One step milder; a hint stays one. */
export function milder(severity: Severity): Severity {
  return severities[severities.indexOf(severity) + 1] ?? "hint";
}

/** Whether `severity` is `least` or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

/** Where a state stands, as far as its severity depends on it. */
export interface Surroundings {
  readonly settings: Settings;
  /** The file's own design has `status: draft`. */
  readonly draft: boolean;
}

/**
 * How a state counts, or `off` (review.md, "How a rule speaks"): the configured severity is the stated one; unstated is a step milder unless
 * the rule is about leaving out; in a draft both are a step milder again.
 */
export function severityOfState(meta: RuleMeta, state: State, { settings, draft }: Surroundings): Severity | "off" {
  const configured = severityOf(meta, settings);
  if (configured === "off") return "off";
  const severity = state.severity ?? configured;
  const unstated = !state.stated && !meta.absence;
  if (unstated && settings.unstated === "off") return "off";
  const steps = Number(unstated && settings.unstated === "lower") + Number(draft && (unstated || meta.absence));
  return Array.from({ length: steps }).reduce<Severity>(milder, severity);
}
