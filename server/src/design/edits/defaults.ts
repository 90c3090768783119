import type { BlockNode, DefaultsNode, Entry } from "../../../../grammar/ast.js";
import { kindInfo } from "../../../../grammar/schema/kinds.js";
import { linkProperties } from "../../../../grammar/schema/properties.js";
import type { PlacedChunk } from "../../../../grammar/syntax.js";
import type { DesignFile, FileEdit } from "../model.js";
import { appendEntry, putProperty } from "./entries.js";
import type { Holder } from "./holder.js";
import { indentation, newlineOf } from "./layout.js";

/** A property for all elements of a kind, or all links of an arrow: `["->", "timeout: 1s"]`. */
export type DefaultEntry = readonly [kind: string, property: string];

/** States properties in the `defaults` at the top of the file; where there is none it comes after the `design` block. */
export function addDefaults(file: DesignFile, entries: readonly DefaultEntry[]): FileEdit[] {
  const block = findDefaults(file);
  if (block === undefined) return [newDefaults(file, entries)];
  const holder: Holder = {
    uri: file.uri,
    chunk: block.chunk,
    body: block.node.body,
    end: block.node.keyword.end,
    keys: [],
  };
  const fresh: string[] = [];
  const edits: FileEdit[] = [];
  for (const [kind, property] of entries) {
    const present = block.node.body?.entries.find((entry) => kindOfDefaults(entry) === kind);
    const [key = "", value = ""] = property.split(/: (.*)/s);
    if (present?.kind === "block" || present?.kind === "arrow-defaults") {
      const { body, span } = present;
      edits.push(
        putProperty({ uri: file.uri, chunk: block.chunk, body, end: span.end, keys: keysOf(kind) }, key, value),
      );
    } else fresh.push(`${kind} { ${property} }`);
  }
  if (fresh.length > 0) edits.push(appendEntry(holder, fresh.join(newlineOf(file.syntax.text) + indentation)));
  return edits;
}

function findDefaults(file: DesignFile): { readonly chunk: PlacedChunk; readonly node: DefaultsNode } | undefined {
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

function newDefaults(file: DesignFile, entries: readonly DefaultEntry[]): FileEdit {
  const newline = newlineOf(file.syntax.text);
  const lines = entries.map(([kind, property]) => `${indentation}${kind} { ${property} }`);
  const text = ["defaults {", ...lines, "}"].join(newline);
  const after = lastBeforeDefaults(file);
  if (after === undefined) return { uri: file.uri, span: { start: 0, end: 0 }, text: `${text}${newline}${newline}` };
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
