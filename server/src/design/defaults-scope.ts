import type { Arrow } from "../../../grammar/ast.js";
import type { ElementKind } from "../../../grammar/schema/kinds.js";
import { emptyList, grown } from "./lists.js";
import type { Said } from "./said.js";

/** What defaults are for. */
export type DefaultsOf = ElementKind | Arrow;

/** The defaults of a file or of one container, and those around it. Most containers have none of their own. */
export class DefaultsScope {
  readonly #around: DefaultsScope | undefined;
  #own: Map<DefaultsOf, readonly Said[]> | undefined;
  #inForce: Map<DefaultsOf, readonly Said[]> | undefined;
  #ofLinks: readonly Said[] | undefined;

  constructor(around?: DefaultsScope) {
    this.#around = around;
  }

  /** Those that stand in this very scope, in order. */
  own(of: DefaultsOf): readonly Said[] {
    return this.#own?.get(of) ?? emptyList;
  }

  add(of: DefaultsOf, said: Said): void {
    this.#own ??= new Map();
    this.#own.set(of, grown(this.own(of), said));
  }

  /** All that hold here, the innermost first; asked once the file is collected. */
  inForce(of: DefaultsOf): readonly Said[] {
    if (!this.#own) return this.#around?.inForce(of) ?? emptyList;
    this.#inForce ??= new Map();
    let list = this.#inForce.get(of);
    if (!list) this.#inForce.set(of, (list = [...this.own(of), ...(this.#around?.inForce(of) ?? emptyList)]));
    return list;
  }

  /** Those of both arrows. */
  get ofLinks(): readonly Said[] {
    return (this.#ofLinks ??= [...this.inForce("->"), ...this.inForce("~>")]);
  }
}
