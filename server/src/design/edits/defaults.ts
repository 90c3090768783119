import type { BlockNode, DefaultsNode, Entry } from "../../../../grammar/ast.js";
import { kindInfo } from "../../../../grammar/schema/kinds.js";
import { linkProperties } from "../../../../grammar/schema/properties.js";
import type { PlacedChunk } from "../../../../grammar/syntax.js";
import type { DesignFile, FileEdit } from "../model.js";
import { appendEntry, blockText, putProperties, type PropertyEntry } from "./entries.js";
import type { Holder } from "./holder.js";
import { indentation, newlineOf } from "./layout.js";

/** A property for all elements of a kind, or all links of an arrow: `["->", "timeout: 1s"]`, `["queue", "rate-limit { … }"]`. */
export type DefaultEntry = readonly [kind: string, property: string];

/** States properties in the `defaults` at the top of the file; where there is none it comes after the `design` block. */
export function addDefaults(file: DesignFile, entries: readonly DefaultEntry[]): FileEdit[] {
  const block = findDefaults(file);
  const byKind = new Map<string, PropertyEntry[]>();
  for (const [kind, property] of entries) byKind.set(kind, [...(byKind.get(kind) ?? []), parts(property)]);
  if (block === undefined) return [newDefaults(file, [...byKind].map(defaultsOfKind))];
  const fresh: string[] = [];
  const edits: FileEdit[] = [];
  for (const [kind, properties] of byKind) {
    const present = block.node.body?.entries.find((entry) => kindOfDefaults(entry) === kind);
    if (present?.kind === "block" || present?.kind === "arrow-defaults") {
      const { body, span } = present;
      const holder = { uri: file.uri, chunk: block.chunk, body, end: span.end, keys: keysOf(kind) };
      edits.push(...putProperties(holder, properties));
    } else fresh.push(defaultsOfKind([kind, properties]));
  }
  const separator = newlineOf(file.syntax.text) + indentation;
  return fresh.length === 0 ? edits : [...edits, appendEntry(holderOfDefaults(file, block), fresh.join(separator))];
}

function holderOfDefaults({ uri }: DesignFile, { chunk, node }: FoundDefaults): Holder {
  return { uri, chunk, body: node.body, end: node.keyword.end, keys: [] };
}

function defaultsOfKind([kind, properties]: readonly [string, readonly PropertyEntry[]]): string {
  return `${kind} ${blockText(properties, keysOf(kind))}`;
}

/** `key: value` or `key { … }` as key and value. */
function parts(property: string): PropertyEntry {
  const [, key = property, value = ""] = /^([\w-]+):? (.*)$/s.exec(property) ?? [];
  return [key, value];
}

interface FoundDefaults {
  readonly chunk: PlacedChunk;
  readonly node: DefaultsNode;
}

function findDefaults(file: DesignFile): FoundDefaults | undefined {
  for (const chunk of file.syntax.chunks) {
    const node = chunk.chunk.entries.find((entry) => entry.kind === "defaults");
    if (node !== undefined && !node.broken) return { chunk, node };
  }
  return undefined;
}

function kindOfDefaults(entry: Entry): string | undefined {
  if (entry.kind === "block") return entry.keyword.name;
  return entry.kind === "arrow-defaults" ? entry.arrow.arrow : undefined;
}

function keysOf(kind: string): readonly string[] {
  return Object.keys(kindInfo(kind)?.properties ?? linkProperties);
}

function newDefaults(file: DesignFile, blocks: readonly string[]): FileEdit {
  const newline = newlineOf(file.syntax.text);
  const text = ["defaults {", ...blocks.map((block) => indentation + block), "}"].join(newline);
  const after = lastBeforeDefaults(file);
  if (after === undefined) {
    // before a fence in Markdown there are blanks for what is not its own
    const at = Math.max(0, file.syntax.text.search(/\S/));
    return { uri: file.uri, span: { start: at, end: at }, text: `${text}${newline}${newline}` };
  }
  return { uri: file.uri, span: { start: after, end: after }, text: `${newline}${newline}${text}` };
}

/** The end of what stands before defaults: the `design` block, else the last import. */
function lastBeforeDefaults({ heading, syntax }: DesignFile): number | undefined {
  if (heading !== undefined) return heading.place.chunk.start + (heading.node satisfies BlockNode).span.end;
  const imports = syntax.chunks.flatMap(({ chunk, start }) =>
    chunk.entries.filter(({ kind }) => kind === "import").map(({ span }) => start + span.end),
  );
  return imports.at(-1);
}
