import type { Body, Entry } from "../../../../grammar/ast.js";
import { isElementKind } from "../../../../grammar/schema/kinds.js";
import type { Properties } from "../../../../grammar/schema/types.js";
import type { FileSyntax } from "../../../../grammar/syntax.js";
import type { Design, DesignFile, Element } from "../../design/model.js";
import { propertiesAt, type PropertyPlace } from "../../handbook/hover-text.js";
import type { Snapshot } from "../../snapshot.js";
import { touches } from "../../text/span.js";
import { chunkAt } from "../words/word-at.js";
import type { Context, Frame } from "./slot.js";

/** Everything that the finding of candidates looks at. */
export interface Question {
  readonly snapshot: Snapshot;
  readonly uri: string;
  readonly syntax: FileSyntax;
  readonly offset: number;
  readonly context: Context;
  readonly design: Design;
  /** The file at the cursor, as its own design has it. */
  readonly file: DesignFile;
}

/** The properties that may stand in a frame; none where no property may. What a policy requires is read as of the first kind that it names. */
export function propertiesOf(frame: Frame): Properties {
  const { prefix } = frame;
  const place = placeOf(frame);
  let properties = place === undefined ? {} : propertiesAt(place);
  for (const key of prefix.split(".").filter((part) => part !== "")) {
    const type = Object.hasOwn(properties, key) ? properties[key] : undefined;
    properties = type?.block?.properties ?? {};
  }
  return properties;
}

/** Whose properties stand in a frame. */
export function placeOf({ kind, place, statement }: Frame): PropertyPlace | undefined {
  if (kind !== "require") return place;
  return statement.selectors.find(isElementKind) ?? "store";
}

/** The keys that a frame states already, before the cursor and behind it; the one under the cursor is left out. */
export function keysIn({ syntax, offset, context }: Question, frame: Frame): ReadonlySet<string> {
  const keys = new Set(frame.keys);
  const chunk = chunkAt(syntax, context.start + Math.max(frame.open, 0) + 1);
  if (frame.open < 0 || !chunk) return keys;
  const body = bodyAt(chunk.chunk.entries, context.start + frame.open - chunk.start);
  for (const entry of body?.entries ?? []) {
    if (entry.kind === "property" && !touches(entry.key.span, offset - chunk.start)) keys.add(entry.key.name);
  }
  return keys;
}

function bodyAt(entries: readonly Entry[], open: number): Body | undefined {
  for (const entry of entries) {
    const body = "body" in entry ? entry.body : undefined;
    if (!body || open < body.span.start || open > body.span.end) continue;
    return body.open.start === open ? body : bodyAt(body.entries, open);
  }
  return undefined;
}

/** The element in whose body the cursor stands. */
export function ownElement({ context, file }: Question): Element | undefined {
  const frame = context.frames.find(({ kind }) => kind === "element");
  const named = frame?.name === undefined ? undefined : file.scope.get(frame.name);
  return named?.type === "element" ? named : undefined;
}

/** Elements that the file can name, each under the name that it has here. */
export function elementsInScope({ file }: Question): readonly { readonly name: string; readonly element: Element }[] {
  return [...file.scope].flatMap(([name, named]) => (named.type === "element" ? [{ name, element: named }] : []));
}

const namesInScope = new WeakMap<DesignFile, ReadonlyMap<Element, string>>();

/** The name that the element has in the file; undefined where it can't be named. */
export function nameHere({ file }: Question, element: Element): string | undefined {
  const known =
    namesInScope.get(file) ??
    new Map([...file.scope].flatMap(([name, named]) => (named.type === "element" ? [[named, name] as const] : [])));
  namesInScope.set(file, known);
  return known.get(element);
}

/** Whether the cursor stands in a body of that word, such as `region`. */
export function isInside({ context }: Question, keyword: string): boolean {
  return context.frames.some((frame) => frame.kind === "container" && frame.keyword === keyword);
}
