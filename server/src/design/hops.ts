import type { Arrow, ArrowNode, Endpoints, Identifier, LinkNode } from "../../../grammar/ast.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { FileDraft } from "./draft.js";
import type { ElementEntity } from "./entities.js";
import { resolveElement } from "./names.js";

/**
 * The arrows of a link or of a step, one after the other, with what the names on their sides mean. One object goes over all of them and holds
 * the elements in one row: there is one for each statement of a design, at each keystroke.
 */
export class Hops {
  readonly node: LinkNode;
  /** Which arrow it stands at, from 0. */
  index = -1;
  /** Name by name, side by side. */
  readonly #elements: readonly (ElementEntity | undefined)[];
  /** Where those of the left side begin. */
  #first = 0;

  /** Resolves the names. One that means no element is reported, and so is one that stands in its list twice. */
  constructor(draft: FileDraft, chunk: PlacedChunk, node: LinkNode, use: string) {
    this.node = node;
    this.#elements = elementsOf(draft, chunk, node, use);
  }

  /** Goes on to the next arrow that leads somewhere; false where there is none. */
  next(): boolean {
    this.#first += this.node.endpoints[this.index]?.names.length ?? 0;
    this.index += 1;
    return this.index + 1 < this.node.endpoints.length;
  }

  get arrow(): Arrow {
    return (this.node.arrows[this.index] as ArrowNode).arrow;
  }

  get left(): Endpoints {
    return this.node.endpoints[this.index] as Endpoints;
  }

  get right(): Endpoints {
    return this.node.endpoints[this.index + 1] as Endpoints;
  }

  /** What a name on the left means; before `next` is called, on the left of the first. */
  source(at: number): ElementEntity | undefined {
    return this.#elements[this.#first + at];
  }

  /** What a name on the right means. */
  target(at: number): ElementEntity | undefined {
    return this.#elements[this.#first + this.left.names.length + at];
  }
}

function elementsOf(
  draft: FileDraft,
  chunk: PlacedChunk,
  { endpoints }: LinkNode,
  use: string,
): readonly (ElementEntity | undefined)[] {
  const elements = new Array<ElementEntity | undefined>(nameCount(endpoints));
  let at = 0;
  for (const { names } of endpoints) {
    const repeated = names.length > 1 ? repeatedNames(draft, chunk, names) : undefined;
    for (const name of names) {
      if (!repeated?.has(name)) elements[at] = resolveElement(draft, chunk, name, use);
      at += 1;
    }
  }
  return elements;
}

function nameCount(endpoints: readonly Endpoints[]): number {
  let count = 0;
  for (const { names } of endpoints) count += names.length;
  return count;
}

/** The names that are there already, which are reported. */
function repeatedNames(draft: FileDraft, chunk: PlacedChunk, names: readonly Identifier[]): ReadonlySet<Identifier> {
  const seen = new Set<string>();
  const repeated = new Set<Identifier>();
  for (const identifier of names) {
    const { name, span } = identifier;
    if (seen.has(name)) {
      repeated.add(identifier);
      draft.problemList.add("schema-duplicate-name", chunk, span, `"${name}" is in this list twice.`);
    }
    seen.add(name);
  }
  return repeated;
}
