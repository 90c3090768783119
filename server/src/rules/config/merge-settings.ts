import type { PartialSettings } from "./config-file.js";
import { defaultSettings, type RuleSetting, type Settings } from "./settings.js";

/** Settings from the outermost in: a later one wins, key by key, a rule's severity and each of its options being keys. */
export function mergeSettings(layers: readonly PartialSettings[]): Settings {
  const rules = new Map<string, RuleSetting>();
  let { unstated } = defaultSettings;
  for (const layer of layers) {
    unstated = layer.unstated ?? unstated;
    for (const [id, setting] of layer.rules) {
      const before = rules.get(id);
      rules.set(id, {
        severity: setting.severity ?? before?.severity,
        options: { ...before?.options, ...setting.options },
      });
    }
  }
  return { rules, unstated };
}
