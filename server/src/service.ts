import { parseFile } from "../../grammar/parse.js";
import { allRules } from "./rules/catalogue.generated.js";
import type { PartialSettings } from "./rules/config/config-file.js";
import { readConfig, settingsTree, type ConfigEntry, type SettingsTree } from "./rules/config/settings-tree.js";
import type { AnyRule } from "./rules/rule.js";
import { DesignCache } from "./service/design-cache.js";
import { FindingsCache } from "./service/findings-cache.js";
import { RemarksCache } from "./service/remarks-cache.js";
import { knownFile, type FileRole, type KnownFile } from "./service/files.js";
import { Moment, type Shared } from "./service/moment.js";
import { fenceText, fenceUri, lintelFences } from "./text/markdown-fences.js";

/** What the service is told by its host. */
export interface ServiceOptions {
  /** The day of the review: ISO 8601, UTC. Asked once for each snapshot. */
  today(): string;
  /** Whether a file lies in the workspace, so that it may be imported. Left out, every file does. */
  isInside?(uri: string): boolean;
  /** The rules that run; left out, all of the catalogue. */
  readonly rules?: readonly AnyRule[];
}

/**
 * The language service: the one door for transports, the command line and tests. It is told texts and does no input or output; what it needs
 * besides, `missing` names. A snapshot is a value: it never changes, and nothing is computed before it is asked for.
 */
export class LanguageService {
  readonly #today: () => string;
  readonly #isInside: (uri: string) => boolean;
  readonly #ruleIds: ReadonlySet<string>;
  #shared: Shared;
  readonly #known = new Map<string, KnownFile>();
  readonly #fences = new Map<string, readonly string[]>();
  readonly #configs = new Map<string, ConfigEntry>();
  #everywhere: ConfigEntry | undefined;
  #editor: PartialSettings | undefined;
  #settings: SettingsTree | undefined;
  #moment: Moment | undefined;

  constructor({ today, isInside = () => true, rules = allRules }: ServiceOptions) {
    this.#today = today;
    this.#isInside = isInside;
    this.#ruleIds = new Set([...allRules, ...rules].map(({ meta }) => meta.id));
    this.#shared = this.#nothingKnown(rules);
  }

  /** Takes a file's text, new or changed; only what changed is parsed again. */
  setFile(uri: string, text: string, role: FileRole = "checked"): void {
    const known = this.#known.get(uri);
    if (known?.syntax.text === text && known.role === role) return;
    this.#known.set(uri, knownFile(uri, parseFile(text, known?.syntax), role, this.#isInside));
    this.#moment = undefined;
  }

  /** Another part of the files lies in the workspace than before: what may be imported is looked at anew. */
  workspaceChanged(): void {
    for (const [uri, { syntax, role }] of this.#known) {
      this.#known.set(uri, knownFile(uri, syntax, role, this.#isInside));
    }
    this.#shared = this.#nothingKnown(this.#shared.rules);
    this.#moment = undefined;
  }

  removeFile(uri: string): void {
    if (!this.#known.delete(uri)) return;
    this.#shared.designs.forget(uri);
    this.#shared.findings.forget(uri);
    this.#shared.remarks.forget(uri);
    this.#moment = undefined;
  }

  /** Takes a Markdown text: each `lintel` fence in it is a file of its own, its offsets those of the Markdown. Returns their URIs. */
  setMarkdown(uri: string, markdown: string): readonly string[] {
    const before = this.#fences.get(uri) ?? [];
    const uris = lintelFences(markdown).map((fence, index) => {
      const inside = fenceUri(uri, index);
      this.setFile(inside, fenceText(markdown, fence));
      return inside;
    });
    for (const gone of before.slice(uris.length)) this.removeFile(gone);
    this.#fences.set(uri, uris);
    return uris;
  }

  removeMarkdown(uri: string): void {
    for (const inside of this.#fences.get(uri) ?? []) this.removeFile(inside);
    this.#fences.delete(uri);
  }

  /** Takes the text of a `lintel.json`; it holds for the files of its folder and below. */
  setConfig(uri: string, text: string): void {
    if (this.#configs.get(uri)?.text === text) return;
    this.#configs.set(uri, this.#readConfig(text));
    this.#forgetSettings();
  }

  removeConfig(uri: string): void {
    if (this.#configs.delete(uri)) this.#forgetSettings();
  }

  /** Takes settings that stand in the place of every `lintel.json`. */
  setConfigForAll(uri: string, text: string): void {
    this.#everywhere = this.#readConfig(text);
    this.#configs.set(uri, this.#everywhere);
    this.#forgetSettings();
  }

  /** Takes the editor's settings, formed like a `lintel.json`: they fill what the files leave out. */
  setEditorSettings(settings: unknown): void {
    this.#editor = this.#readConfig(JSON.stringify(settings ?? {})).settings;
    this.#forgetSettings();
  }

  /** The URIs that known files import and that are not known: files to load, or that do not exist. */
  missing(): readonly string[] {
    const imported = [...this.#known.values()].flatMap(({ imports }) => imports);
    return [...new Set(imported)].filter((uri) => !this.#known.has(uri));
  }

  /** All known files as they are now. */
  snapshot(): Moment {
    this.#settings ??= settingsTree({
      configs: new Map(this.#configs),
      everywhere: this.#everywhere,
      editor: this.#editor,
    });
    const today = this.#today();
    if (this.#moment?.today !== today)
      this.#moment = new Moment(new Map(this.#known), this.#settings, today, this.#shared);
    return this.#moment;
  }

  #nothingKnown(rules: readonly AnyRule[]): Shared {
    return {
      rules,
      designs: new DesignCache({ rules: this.#ruleIds, isInside: this.#isInside }),
      findings: new FindingsCache(),
      remarks: new RemarksCache(),
    };
  }

  #readConfig(text: string): ConfigEntry {
    const known: readonly AnyRule[] = [...allRules, ...this.#shared.rules];
    return readConfig(
      text,
      known.map(({ meta }) => meta),
    );
  }

  #forgetSettings(): void {
    this.#settings = undefined;
    this.#moment = undefined;
  }
}
