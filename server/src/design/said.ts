import type { PropertyNode } from "../../../grammar/ast.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { DesignFile } from "./model.js";
import type { Place } from "./place.js";
import type { RawBag } from "./raw-body.js";
import { INVALID, UNSTATED, type Origin, type PropertySource, type Read } from "./read.js";

/**
 * A body of properties at its place in a file: what is said there. Rules ask for the same keys again and again, so answers are kept, each under
 * the number of its entry. Most keys of most things are said by nobody, so that is found out first.
 */
export class Said {
  readonly file: DesignFile;
  readonly chunk: PlacedChunk;
  readonly bag: RawBag;
  readonly origin: Origin;
  #answers: Read<unknown>[] | undefined;

  constructor(file: DesignFile, chunk: PlacedChunk, bag: RawBag, origin: Origin) {
    this.file = file;
    this.chunk = chunk;
    this.bag = bag;
    this.origin = origin;
  }

  /** What is said under a key, or undefined where nothing is, so that the next in line is asked. */
  read(key: string): Read<unknown> | undefined {
    const entry = this.bag.entries.get(key);
    if (!entry) return undefined;
    if (entry.state === "invalid") return INVALID;
    this.#answers ??= new Array<Read<unknown>>(this.bag.entries.size);
    return (this.#answers[entry.at] ??= {
      state: "stated",
      value: isBag(entry.value) ? new SaidBlock(this, entry.value) : entry.value,
      source: new SaidSource(this, entry.node),
    });
  }
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
    return { uri: this.#said.file.uri, chunk: this.#said.chunk, span: this.node.span };
  }
}

/** The value of a block property; implements `BlockValue` for whatever keys the schema gives it. */
class SaidBlock {
  readonly #said: Said;

  constructor({ file, chunk, origin }: Said, bag: RawBag) {
    this.#said = new Said(file, chunk, bag, origin);
  }

  get(key: string): Read<unknown> {
    return this.#said.read(key) ?? UNSTATED;
  }
}
