import { propertyText } from "../design/edits/entries.js";
import { blockShape } from "../design/edits/holder.js";
import { canSetOnLinks, setOnLinks } from "../design/edits/links.js";
import { replaceProperty, setAllInBlock, setInBlock, setProperty } from "../design/edits/properties.js";
import type { DesignHeading, Element, FileEdit, Fix, Flow, Link } from "../design/model.js";
import type { PropertySource, Read } from "../design/read.js";

/*
 * Fixes as rules offer them, with titles that are alike everywhere. Values are text as it stands after the colon, such as `1s`, or a block
 * such as `{ every: 15min }`. Each gives a list, empty where there is nothing to edit, so that a rule can gather them. What a fix writes is made
 * when it is first asked for: an editor shows the titles of thousands of fixes after each edit, and applies hardly any.
 */

/** States a property on an element, flow or design. */
export function statingFix(target: Element | Flow | DesignHeading, key: string, value: string): Fix[] {
  return titled((target as Stating).get(key), key, value, () => setProperty(target, key, value));
}

/** States a property on each of several elements. */
export function statingOnElementsFix(elements: readonly Element[], key: string, value: string): Fix[] {
  const fixes = elements.flatMap((element) => statingFix(element, key, value));
  const [first] = fixes;
  return first === undefined ? [] : [fixOf(first.title, () => fixes.flatMap(({ edits }) => edits))];
}

/** States a property on links and on no other: a statement of which only some links are meant is split. */
export function statingOnLinksFix(links: readonly Link[], key: string, value: string): Fix[] {
  const [first] = links;
  if (first === undefined || !canSetOnLinks(links)) return [];
  return titled((first as Stating).get(key), key, value, () => setOnLinks(links, key, value));
}

/** States a key in a block property, where that is written. */
export function statingInBlockFix(source: PropertySource, key: string, value: string): Fix[] {
  const present = source.node.body?.entries.some((entry) => entry.kind === "property" && entry.key.name === key);
  const isMain = source.node.value !== undefined && blockShape(source.node.key.name)?.main === key;
  const state = present === true || isMain ? "stated" : "unstated";
  return titled({ state }, key, value, () => setInBlock(source, key, value));
}

/** States several keys in a block property at once, where that is written. */
export function statingAllInBlockFix(source: PropertySource, entries: readonly (readonly [string, string])[]): Fix[] {
  const text = entries.map(([key, value]) => propertyText(key, value)).join("  ");
  return entries.length === 0 ? [] : [fixOf(`Add "${text}"`, () => setAllInBlock(source, entries))];
}

/** One fix that makes the edits of all, for a finding about several places; titled like the first. What they have in common is made once. */
export function joinedFix(fixes: readonly Fix[]): Fix[] {
  const [first, ...others] = fixes;
  if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
  const keyOf = ({ uri, span, text }: FileEdit) => `${uri} ${span.start} ${span.end} ${text}`;
  const ofFirst = new Set(first.edits.map(keyOf));
  const addsToFirst = others.some(({ edits }) => edits.some((edit) => !ofFirst.has(keyOf(edit))));
  const title = first.title + (addsToFirst ? `, at all ${fixes.length} places` : "");
  return [
    fixOf(title, () => {
      const edits = fixes.flatMap((fix) => fix.edits);
      return [...new Map(edits.map((edit) => [keyOf(edit), edit])).values()];
    }),
  ];
}

/** Gives a stated property another value, where it is written. */
export function changingFix(source: PropertySource, value: string): Fix[] {
  return titled({ state: "stated" }, source.node.key.name, value, () => replaceProperty(source, value));
}

/** The same fix as the usual choice of several. */
export function preferredFix(fix: Fix): Fix {
  return {
    title: fix.title,
    // a spread would ask for them
    get edits() {
      return fix.edits;
    },
    preferred: true,
  };
}

/** What can say something, whatever its keys are. */
interface Stating {
  get(key: string): Pick<Read<unknown>, "state">;
}

function titled(
  { state }: Pick<Read<unknown>, "state">,
  key: string,
  value: string,
  makeEdits: () => readonly FileEdit[],
): Fix[] {
  const text = propertyText(key, value);
  return [fixOf(state === "stated" ? `Change to "${text}"` : `Add "${text}"`, makeEdits)];
}

function fixOf(title: string, makeEdits: () => readonly FileEdit[]): Fix {
  let edits: readonly FileEdit[] | undefined;
  return {
    title,
    get edits() {
      return (edits ??= makeEdits());
    },
  };
}
