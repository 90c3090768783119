import { kinds } from "../../../../../grammar/schema/kinds.js";
import type { NameReference, Properties } from "../../../../../grammar/schema/types.js";
import type { Selector } from "../../../../../grammar/ast.js";
import type { DesignFile, Element, Forbid, Link, Policy, Require, Requirement } from "../../../design/model.js";
import type { Read } from "../../../design/read.js";
import { reach } from "../../../graph/reach.js";
import type { Review } from "../../../graph/review.js";

/** What an element lacks of what a policy requires. */
export interface Lacking {
  readonly key: string;
  /** As written in the policy; absent where presence is enough. */
  readonly valueText?: string;
}

/** A link that a policy forbids, or an element with all that it lacks of what the policy requires. */
export interface PolicyBreak {
  readonly policy: Policy;
  readonly subject: Element | Link;
  /** Empty for a link. */
  readonly lacking: readonly Lacking[];
}

/** `encrypted: true`, or the key alone. */
export function requirementText({ key, valueText }: Lacking): string {
  return valueText === undefined ? key : `${key}: ${valueText}`;
}

/**
 * Every break of a policy (language.md, "Policies and scenarios"): a policy looks at the file that holds or imports it and at all that this
 * file imports.
 */
export function policyBreaks({ design }: Review): readonly PolicyBreak[] {
  return design.files.flatMap((file) => {
    if (file.appliedPolicies.length === 0) return [];
    const files = [...reach<DesignFile>([file], ({ imports }) => imports)];
    return file.appliedPolicies.filter(({ broken }) => !broken).flatMap((policy) => breaksIn(policy, files));
  });
}

function breaksIn(policy: Policy, files: readonly DesignFile[]): readonly PolicyBreak[] {
  const links = files
    .flatMap((file) => file.links)
    .filter((link) => policy.forbids.some((forbid) => forbids(forbid, link)));
  const elements = files.flatMap((file) => file.elements);
  return [
    ...links.map((link) => ({ policy, subject: link, lacking: [] })),
    ...elements.flatMap((element) => {
      const lacking = policy.requires.flatMap((require) => lackingOf(require, element));
      return lacking.length === 0 ? [] : [{ policy, subject: element, lacking }];
    }),
  ];
}

function forbids({ from, arrow, to }: Forbid, link: Link): boolean {
  return link.arrow === arrow && isSelected(from, link.source) && isSelected(to, link.target);
}

function isSelected(selectors: readonly Selector[], element: Element): boolean {
  return selectors.some(({ kind, name }) => {
    if (kind === "all") return true;
    if (kind === "kind") return element.kind === name;
    return element.get("tags").value?.includes(name) === true;
  });
}

function lackingOf({ selectors, requirements }: Require, element: Element): readonly Lacking[] {
  if (!isSelected(selectors, element)) return [];
  return requirements.filter((requirement) => isLacking(requirement, element)).map(lackingText);
}

function lackingText({ key, value, place }: Requirement): Lacking {
  if (value === undefined) return { key };
  const { text } = place.chunk.chunk;
  const written = /^\s*:\s*("[^"]*"|\[[^\]]*\]|[^\s,;}]+)/.exec(text.slice(place.span.end))?.[1];
  return written === undefined ? { key } : { key, valueText: written };
}

/** A kind that has no such key can't state it; what can't be read is neither there nor missing. */
function isLacking({ key, value }: Requirement, element: Element): boolean {
  const properties: Properties = kinds[element.kind].properties;
  if (!Object.hasOwn(properties, key)) return false;
  const read = mainRead((element as Stating).get(key), properties[key]?.block?.main);
  if (read.state === "invalid") return false;
  return read.state === "unstated" || (value !== undefined && !meets(read.value, value));
}

interface Stating {
  get(key: string): Read<unknown>;
}

/** Of a block, its main value: it is there when the block is, whether or not the block says it. */
function mainRead(read: Read<unknown>, main: string | undefined): Read<unknown> {
  if (main === undefined || read.state !== "stated") return read;
  const inner = (read.value as Stating).get(main);
  return inner.state === "unstated" ? read : inner;
}

/** A number means at least; another value, equal. `many` is at least two, and of a list its length counts as the number. */
function meets(stated: unknown, required: unknown): boolean {
  if (typeof required === "number") {
    const number = Array.isArray(stated) ? stated.length : stated;
    if (number === "many") return true;
    return typeof number === "number" && number >= required;
  }
  if (Array.isArray(required)) return Array.isArray(stated) && required.every((item) => stated.includes(item));
  if (isReference(required)) return isReference(stated) && stated.name === required.name;
  return stated === required || (required === true && typeof stated === "string");
}

function isReference(value: unknown): value is NameReference {
  return typeof value === "object" && value !== null && "name" in value;
}
