import { settingsTree, type SettingsTree } from "../server/src/rules/config/settings-tree.js";

/** The file that is reviewed. */
export const uri = "file:///bench/design.lintel";

/** The day of the review. */
export const today = "2027-01-15";

/** Settings as they are where nobody has set anything. */
export function defaultSettingsTree(): SettingsTree {
  return settingsTree({ configs: new Map(), everywhere: undefined, editor: undefined });
}
