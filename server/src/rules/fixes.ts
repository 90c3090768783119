import { propertyText } from "../design/edits/entries.js";
import { blockShape } from "../design/edits/holder.js";
import { setOnLinks } from "../design/edits/links.js";
import { replaceProperty, setAllInBlock, setInBlock, setProperty } from "../design/edits/properties.js";
import type { DesignHeading, Element, FileEdit, Fix, Flow, Link } from "../design/model.js";
import type { PropertySource, Read } from "../design/read.js";

/*
 * Fixes as rules offer them, with titles that are alike everywhere. Values are text as it stands after the colon, such as `1s`, or a block
 * such as `{ every: 15min }`. Each gives a list, empty where there is nothing to edit, so that a rule can gather them.
 */

/** States a property on an element, flow or design. */
export function statingFix(target: Element | Flow | DesignHeading, key: string, value: string): Fix[] {
  return titled((target as Stating).get(key), key, value, setProperty(target, key, value));
}

/** States a property on each of several elements. */
export function statingOnElementsFix(elements: readonly Element[], key: string, value: string): Fix[] {
  const fixes = elements.flatMap((element) => statingFix(element, key, value));
  const [first] = fixes;
  return first === undefined ? [] : [{ title: first.title, edits: fixes.flatMap(({ edits }) => edits) }];
}

/** States a property on links and on no other: a statement of which only some links are meant is split. */
export function statingOnLinksFix(links: readonly Link[], key: string, value: string): Fix[] {
  const [first] = links;
  return first === undefined ? [] : titled((first as Stating).get(key), key, value, setOnLinks(links, key, value));
}

/** States a key in a block property, where that is written. */
export function statingInBlockFix(source: PropertySource, key: string, value: string): Fix[] {
  const present = source.node.body?.entries.some((entry) => entry.kind === "property" && entry.key.name === key);
  const isMain = source.node.value !== undefined && blockShape(source.node.key.name)?.main === key;
  return titled(
    { state: present === true || isMain ? "stated" : "unstated" },
    key,
    value,
    setInBlock(source, key, value),
  );
}

/** States several keys in a block property at once, where that is written. */
export function statingAllInBlockFix(source: PropertySource, entries: readonly (readonly [string, string])[]): Fix[] {
  const edits = setAllInBlock(source, entries);
  const text = entries.map(([key, value]) => propertyText(key, value)).join("  ");
  return edits.length === 0 ? [] : [{ title: `Add "${text}"`, edits }];
}

/** One fix that makes the edits of all, for a finding about several places; titled like the first. What they have in common is made once. */
export function joinedFix(fixes: readonly Fix[]): Fix[] {
  const [first] = fixes;
  if (first === undefined || fixes.length === 1) return first === undefined ? [] : [first];
  const keyOf = ({ uri, span, text }: FileEdit) => `${uri} ${span.start} ${span.end} ${text}`;
  const edits = new Map(fixes.flatMap((fix) => fix.edits).map((edit) => [keyOf(edit), edit]));
  const places = edits.size > first.edits.length ? `, at all ${fixes.length} places` : "";
  return [{ title: first.title + places, edits: [...edits.values()] }];
}

/** Gives a stated property another value, where it is written. */
export function changingFix(source: PropertySource, value: string): Fix[] {
  return titled({ state: "stated" }, source.node.key.name, value, replaceProperty(source, value));
}

/** What can say something, whatever its keys are. */
interface Stating {
  get(key: string): Pick<Read<unknown>, "state">;
}

function titled(
  { state }: Pick<Read<unknown>, "state">,
  key: string,
  value: string,
  edits: readonly FileEdit[],
): Fix[] {
  if (edits.length === 0) return [];
  const text = propertyText(key, value);
  return [{ title: state === "stated" ? `Change to "${text}"` : `Add "${text}"`, edits }];
}
