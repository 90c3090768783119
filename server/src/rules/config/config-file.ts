import type { Severity } from "../../design/model.js";
import type { Span } from "../../text/span.js";
import type { RuleSetting, UnstatedSetting } from "./settings.js";

/** What one `lintel.json`, or the editor's settings, says; what it leaves out is for others to fill. */
export interface PartialSettings {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly unstated?: UnstatedSetting;
}

/** A mistake in a `lintel.json`. */
export interface ConfigProblem {
  /** `config-…`. */
  readonly code: string;
  /** Absolute offsets. */
  readonly span: Span;
  readonly message: string;
  /** The word that was meant, to stand in the place of `span`, its quotes included. */
  readonly meant?: string;
}

/** A `lintel.json` as read: what it says as far as it is right, and what is wrong with it. */
export interface ConfigFile {
  readonly settings: PartialSettings;
  readonly problems: readonly ConfigProblem[];
}

export const severitySettings: readonly (Severity | "off")[] = ["error", "warning", "information", "hint", "off"];

/** The name of the file that holds a folder's settings. */
export const configFileName = "lintel.json";
