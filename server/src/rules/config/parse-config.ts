import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { nearest } from "../../text/nearest.js";
import type { Options, RuleMeta } from "../rule.js";
import { severitySettings, type ConfigFile, type ConfigProblem } from "./config-file.js";
import { describeOption, optionValue } from "./option-value.js";
import { unstatedSettings, type RuleSetting, type UnstatedSetting } from "./settings.js";

/**
 * Reads the text of a `lintel.json`. What is right counts even where something else is wrong; each mistake is reported once, at the smallest
 * range. Comments and commas at the end are let pass.
 */
export function parseConfig(text: string, rules: readonly RuleMeta[]): ConfigFile {
  const reader = new ConfigReader(new Map(rules.map((meta) => [meta.id, meta])));
  const deep = tooDeep(text);
  const errors: ParseError[] = [];
  const tree = deep ? undefined : parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (deep !== undefined) reader.report("config-syntax", deep, "Settings are not nested as deep as this.");
  else if (error !== undefined) {
    // what breaks off is said to lie behind the end
    const offset = Math.min(error.offset, text.length);
    const place = { offset, length: Math.min(error.length, text.length - offset) };
    reader.report("config-syntax", place, `This is not valid JSON: ${inWords(printParseErrorCode(error.error))}.`);
  } else if (tree !== undefined) reader.readRoot(tree);
  return { settings: { rules: reader.rules, unstated: reader.unstated }, problems: reader.problems };
}

/** Far more than settings need, and few enough for a parser that calls itself for each. */
const deepest = 100;

/** The first bracket that is nested too deep to be parsed. */
function tooDeep(text: string): { readonly offset: number; readonly length: number } | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const first = text[offset];
    if (first === "{" || first === "[") depth += 1;
    if (first === "}" || first === "]") depth -= 1;
    if (depth > deepest) return { offset, length: 1 };
  }
  return undefined;
}

/** `PropertyNameExpected` as `property name expected`. */
function inWords(code: string): string {
  return code.replace(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

class ConfigReader {
  readonly rules = new Map<string, RuleSetting>();
  readonly problems: ConfigProblem[] = [];
  unstated?: UnstatedSetting;
  readonly #known: ReadonlyMap<string, RuleMeta>;

  constructor(known: ReadonlyMap<string, RuleMeta>) {
    this.#known = known;
  }

  report(code: string, { offset, length }: { offset: number; length: number }, message: string, meant?: string): void {
    this.problems.push({ code, span: { start: offset, end: offset + length }, message, meant });
  }

  readRoot(node: Node): void {
    if (node.type !== "object")
      return this.report("config-invalid-value", node, 'Settings are an object, such as { "rules": {} }.');
    for (const { key, keyNode, value } of this.#entriesOf(node)) {
      if (key === "rules") this.#readRules(value);
      else if (key === "unstated") this.#readUnstated(value);
      else if (key !== "$schema")
        this.#reportUnknown("config-unknown-key", keyNode, `There is no setting "${key}".`, ["rules", "unstated"]);
    }
  }

  #readUnstated(node: Node): void {
    const value = unstatedSettings.find((word) => word === node.value);
    if (value === undefined)
      this.#reportUnknown("config-invalid-value", node, 'This is "lower", "same" or "off".', unstatedSettings);
    else this.unstated = value;
  }

  #readRules(node: Node): void {
    if (node.type !== "object")
      return this.report("config-invalid-value", node, "Rules are an object with a rule's id as the key.");
    for (const { key, keyNode, value } of this.#entriesOf(node)) {
      const meta = this.#known.get(key);
      if (meta === undefined)
        this.#reportUnknown("config-unknown-rule", keyNode, `There is no rule "${key}".`, this.#known.keys());
      else this.#readRule(meta, value);
    }
  }

  #readRule(meta: RuleMeta, node: Node): void {
    const [severityNode, optionsNode, extra] = node.type === "array" ? (node.children ?? []) : [node];
    const severity = severitySettings.find((word) => word === severityNode?.value);
    if (severity === undefined) {
      const message = `A rule is set to "error", "warning", "information", "hint" or "off", or to a list of that and its options.`;
      return this.#reportUnknown("config-invalid-severity", severityNode ?? node, message, severitySettings);
    }
    if (extra !== undefined)
      this.report("config-invalid-value", extra, "A rule takes a severity and its options, and nothing after them.");
    this.rules.set(meta.id, { severity, options: optionsNode && this.#readOptions(meta, optionsNode) });
  }

  #readOptions(meta: RuleMeta, node: Node): Options | undefined {
    if (node.type !== "object") {
      this.report("config-invalid-value", node, `The options of ${meta.id} are an object.`);
      return undefined;
    }
    const options: Record<string, number> = {};
    for (const { key, keyNode, value } of this.#entriesOf(node)) {
      const read = this.#readOption(meta, key, keyNode, value);
      if (read !== undefined) options[key] = read;
    }
    return options;
  }

  #readOption({ id, options = {} }: RuleMeta, key: string, keyNode: Node, node: Node): number | undefined {
    const option = Object.hasOwn(options, key) ? options[key] : undefined;
    if (option === undefined) {
      this.#reportUnknown("config-unknown-option", keyNode, `${id} has no option "${key}".`, Object.keys(options));
      return undefined;
    }
    const value = optionValue(option.type, node.value);
    if (value === undefined) this.report("config-invalid-value", node, `${key} takes ${describeOption(option.type)}.`);
    return value;
  }

  #reportUnknown(code: string, node: Node, message: string, candidates: Iterable<string>): void {
    const meant = typeof node.value === "string" ? nearest(node.value, candidates) : undefined;
    if (meant === undefined) this.report(code, node, message);
    else this.report(code, node, `${message} Did you mean "${meant}"?`, JSON.stringify(meant));
  }

  /** The entries of an object; of a key that stands twice the first counts, and the second is reported. */
  #entriesOf(node: Node): readonly ConfigEntryNode[] {
    const entries = new Map<string, ConfigEntryNode>();
    for (const { children: [keyNode, value] = [] } of node.children ?? []) {
      if (keyNode === undefined || value === undefined) continue;
      const key = String(keyNode.value);
      if (entries.has(key)) this.report("config-duplicate-key", keyNode, `"${key}" is set twice.`);
      else entries.set(key, { key, keyNode, value });
    }
    return [...entries.values()];
  }
}

interface ConfigEntryNode {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}
