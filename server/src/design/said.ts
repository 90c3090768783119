import type { PropertyNode } from "../../../grammar/ast.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { Place } from "./place.js";
import type { RawBag, RawEntry } from "./raw-body.js";
import { INVALID, UNSTATED, type Origin, type PropertySource, type Read } from "./read.js";

/** A body of properties at its place in a file: what is said there. */
export interface Said {
  readonly uri: string;
  readonly chunk: PlacedChunk;
  readonly bag: RawBag;
  readonly origin: Origin;
}

/** What is said under a key, or undefined where nothing is, so that the next in line is asked. */
export function readSaid(said: Said, key: string): Read<unknown> | undefined {
  const entry = said.bag.entries.get(key);
  return entry && readEntry(said, entry);
}

function readEntry(said: Said, entry: RawEntry): Read<unknown> {
  if (entry.state === "invalid") return INVALID;
  const source = new SaidSource(said, entry.node);
  return { state: "stated", value: isBag(entry.value) ? new SaidBlock(said, entry.value) : entry.value, source };
}

function isBag(value: unknown): value is RawBag {
  return typeof value === "object" && value !== null && "entries" in value && value.entries instanceof Map;
}

class SaidSource implements PropertySource {
  readonly #said: Said;
  readonly node: PropertyNode;

  constructor(said: Said, node: PropertyNode) {
    this.#said = said;
    this.node = node;
  }

  get origin(): Origin {
    return this.#said.origin;
  }

  get place(): Place {
    return { uri: this.#said.uri, chunk: this.#said.chunk, span: this.node.span };
  }
}

/** The value of a block property; implements `BlockValue` for whatever keys the schema gives it. */
class SaidBlock {
  readonly #said: Said;
  readonly #bag: RawBag;

  constructor(said: Said, bag: RawBag) {
    this.#said = said;
    this.#bag = bag;
  }

  get(key: string): Read<unknown> {
    const entry = this.#bag.entries.get(key);
    return entry ? readEntry(this.#said, entry) : UNSTATED;
  }
}

/**
 * Asks one after the other and remembers the answer. Most keys of most things are said by nobody, so that is found out first. `#overrides` holds
 * what names and places make of a key: a reference that does not resolve makes it invalid.
 */
export class Reader {
  readonly #chain: readonly Said[];
  #answers: Map<string, Read<unknown>> | undefined;
  #overrides: Map<string, Read<unknown>> | undefined;

  constructor(chain: readonly Said[]) {
    this.#chain = chain;
  }

  /** What is said under a key, or undefined where nobody in the chain says anything. */
  read(key: string): Read<unknown> | undefined {
    const override = this.#overrides?.get(key);
    if (override) return override;
    const chain = this.#chain;
    // rules ask this a hundred times an element: an iterator each time costs more than the looking up
    for (let at = 0; at < chain.length; at += 1) {
      const said = chain[at] as Said;
      const entry = said.bag.entries.get(key);
      if (entry) return this.#answer(said, key, entry);
    }
    return undefined;
  }

  #answer(said: Said, key: string, entry: RawEntry): Read<unknown> {
    this.#answers ??= new Map();
    let answer = this.#answers.get(key);
    if (!answer) this.#answers.set(key, (answer = readEntry(said, entry)));
    return answer;
  }

  /** From now on the key reads as given. */
  override(key: string, answer: Read<unknown>): void {
    this.#overrides ??= new Map();
    this.#overrides.set(key, answer);
  }
}
