import type { Severity } from "../../design/model.js";
import type { Options, RuleMeta } from "../rule.js";
import { optionValue } from "./option-value.js";

/** What is configured of one rule; what is left out keeps the rule's own word. */
export interface RuleSetting {
  readonly severity?: Severity | "off";
  /** In base units, as `Options`. */
  readonly options?: Options;
}

/** What is configured for one file. */
export interface Settings {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** How findings count that rest on something left out: a step milder, the same, or not at all. */
  readonly unstated: UnstatedSetting;
}

export const unstatedSettings = ["lower", "same", "off"] as const;
export type UnstatedSetting = (typeof unstatedSettings)[number];

export const defaultSettings: Settings = { rules: new Map(), unstated: "lower" };

/** The severity that the rule has for what is stated, or `off`. */
export function severityOf(meta: RuleMeta, settings: Settings): Severity | "off" {
  return settings.rules.get(meta.id)?.severity ?? meta.severity;
}

/** The rule's options: the configured ones over its defaults, in base units. */
export function optionsOf(meta: RuleMeta, settings: Settings): Options {
  return { ...defaultOptions(meta), ...settings.rules.get(meta.id)?.options };
}

/** The rule's default options in base units. Throws where the declaration itself is wrong, which the contract test rules out. */
export function defaultOptions(meta: RuleMeta): Options {
  const entries = Object.entries(meta.options ?? {}).map(([name, option]) => {
    const value = optionValue(option.type, option.default);
    if (value === undefined) throw new Error(`${meta.id}.${name} has a default that is no value of its type`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}
