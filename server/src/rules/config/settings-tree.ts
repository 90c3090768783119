import type { RuleMeta } from "../rule.js";
import type { ConfigFile, PartialSettings } from "./config-file.js";
import { configFileName } from "./config-file.js";
import { mergeSettings } from "./merge-settings.js";
import { parseConfig } from "./parse-config.js";
import type { Settings } from "./settings.js";

/** A settings file with its text. */
export interface ConfigEntry extends ConfigFile {
  readonly text: string;
}

/** All settings at one moment: the `lintel.json` of each folder, one for everything, and what the editor fills in. Never changed. */
export interface SettingsTree {
  /** Settings files by their URI. */
  readonly configs: ReadonlyMap<string, ConfigEntry>;
  /** The settings that hold for a file: the same object for all files of a folder. */
  settingsOf(uri: string): Settings;
}

/** What a settings tree is made of. */
export interface SettingsSources {
  readonly configs: ReadonlyMap<string, ConfigEntry>;
  /** Stands in the place of every folder's own file. */
  readonly everywhere?: ConfigEntry;
  readonly editor?: PartialSettings;
}

export function readConfig(text: string, rules: readonly RuleMeta[]): ConfigEntry {
  return { text, ...parseConfig(text, rules) };
}

/** The tree of these sources. What the editor says only fills what the files leave out. */
export function settingsTree({ configs, everywhere, editor }: SettingsSources): SettingsTree {
  const byFolder = new Map<string, Settings>();
  const outermost = editor === undefined ? [] : [editor];
  return {
    configs,
    settingsOf(uri) {
      const folder = uri.slice(0, uri.lastIndexOf("/"));
      const known = byFolder.get(folder);
      if (known !== undefined) return known;
      const files = everywhere === undefined ? configsAbove(folder, configs) : [everywhere];
      const settings = mergeSettings([...outermost, ...files.map((file) => file.settings)]);
      byFolder.set(folder, settings);
      return settings;
    },
  };
}

/** From the outermost folder in. */
function configsAbove(folder: string, configs: ReadonlyMap<string, ConfigEntry>): readonly ConfigEntry[] {
  const steps = folder.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
  return steps.flatMap((step) => configs.get(`${step}/${configFileName}`) ?? []);
}
