import type { BaseParser, IOrAlt } from "chevrotain";

/**
 * What the parser decides at one place by the next token, as plain data; tokens are named by their index.
 *
 * - `starts`: whether to enter an optional part, or to go round again: 1 for each token that it starts with.
 * - `choice`: the alternative, counted from 1, that each token starts; where there is none, `otherwise`, counted from 0.
 * - `gated`: of each alternative the tokens that it starts with, null where it may be empty; gates choose among those that fit.
 */
export type Decision =
  | { readonly kind: "starts"; readonly table: readonly number[] }
  | { readonly kind: "choice"; readonly table: readonly number[]; readonly otherwise?: number }
  | { readonly kind: "gated"; readonly alternatives: readonly (readonly number[] | null)[] };

/** A decision as Chevrotain calls it, with the parser as `this`. */
export type Decide = DecideWhether | DecideWhich;
export type DecideWhether = (this: BaseParser) => boolean;
export type DecideWhich = (this: BaseParser, alternatives?: IOrAlt<unknown>[]) => number | undefined;

export function decide(decision: Decision & { readonly kind: "starts" }): DecideWhether;
export function decide(decision: Decision & { readonly kind: "choice" | "gated" }): DecideWhich;
export function decide(decision: Decision): Decide;
/** The function that decides so. */
export function decide(decision: Decision): Decide {
  switch (decision.kind) {
    case "starts":
      return whether(decision.table);
    case "choice":
      return plainChoice(decision.table, decision.otherwise);
    case "gated":
      return gatedChoice(decision.alternatives.map((tokens) => tokens && new Set(tokens)));
  }
}

function whether(table: readonly number[]): DecideWhether {
  return function () {
    return table[this.LA(1).tokenTypeIdx] === 1;
  };
}

function plainChoice(table: readonly number[], otherwise: number | undefined): DecideWhich {
  return function () {
    const chosen = table[this.LA(1).tokenTypeIdx];
    return chosen === undefined || chosen === 0 ? otherwise : chosen - 1;
  };
}

function gatedChoice(starts: readonly (ReadonlySet<number> | null)[]): DecideWhich {
  return function (alternatives = []) {
    const next = this.LA(1).tokenTypeIdx;
    const chosen = starts.findIndex(
      (tokens, index) => (tokens === null || tokens.has(next)) && (alternatives[index]?.GATE?.call(this) ?? true),
    );
    return chosen < 0 ? undefined : chosen;
  };
}
