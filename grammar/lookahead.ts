import {
  Alternation,
  LLkLookaheadStrategy,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  Terminal,
  type ILookaheadStrategy,
  type IProduction,
  type Rule,
} from "chevrotain";
import { decide, type Decide, type Decision } from "./decisions.js";

type BuildAlternation = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type BuildOptional = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];

/** The tokens that a production can start with, by their index. */
interface First {
  readonly tokens: ReadonlySet<number>;
  readonly canBeEmpty: boolean;
}

/**
 * Decides by the next token alone, which is all that this grammar asks for, and reads that straight off the first sets: Chevrotain's own
 * strategy works out for each decision what may follow too, and takes most of a cold start for it. Its validation still holds.
 */
export class NextTokenLookahead extends LLkLookaheadStrategy {
  /** What each function that was made decides. */
  readonly decisions = new Map<Decide, Decision>();
  readonly #firsts = new Map<IProduction, First>();
  readonly #productions = new Map<Rule, readonly IProduction[]>();

  constructor() {
    super({ maxLookahead: 1 });
  }

  override buildLookaheadForAlternation({ prodOccurrence, rule, hasPredicates }: BuildAlternation) {
    const alternation = this.#productionsOf(rule).find(
      (production) => production instanceof Alternation && production.idx === prodOccurrence,
    );
    if (!(alternation instanceof Alternation)) throw new Error(`no alternation ${prodOccurrence} in ${rule.name}`);
    const firsts = alternation.definition.map((alternative) => this.#firstOf(alternative));
    const decision = hasPredicates ? gatedChoice(firsts) : plainChoice(firsts);
    return this.#remember(decision, decide(decision));
  }

  override buildLookaheadForOptional({ prodOccurrence, prodType, rule }: BuildOptional) {
    const type = prodType === "Option" ? Option : prodType === "Repetition" ? Repetition : RepetitionMandatory;
    const production = this.#productionsOf(rule).find(
      (candidate) => candidate instanceof type && candidate.idx === prodOccurrence,
    );
    if (!(production instanceof type)) throw new Error(`no ${prodType} ${prodOccurrence} in ${rule.name}`);
    const { tokens } = this.#firstOfSequence(production.definition);
    const decision = { kind: "starts", table: tableOf(tokens, 1) } as const;
    return this.#remember(decision, decide(decision));
  }

  #remember<D extends Decide>(decision: Decision, made: D): D {
    this.decisions.set(made, decision);
    return made;
  }

  /** All productions of a rule, those inside others too. */
  #productionsOf(rule: Rule): readonly IProduction[] {
    let productions = this.#productions.get(rule);
    if (productions === undefined)
      this.#productions.set(rule, (productions = rule.definition.flatMap(withinProduction)));
    return productions;
  }

  #firstOf(production: IProduction): First {
    const known = this.#firsts.get(production);
    if (known !== undefined) return known;
    const first = this.#computeFirst(production);
    this.#firsts.set(production, first);
    return first;
  }

  #computeFirst(production: IProduction): First {
    if (production instanceof Terminal) {
      return { tokens: new Set([production.terminalType.tokenTypeIdx ?? 0]), canBeEmpty: false };
    }
    if (production instanceof NonTerminal) return this.#firstOf(production.referencedRule);
    const parts = (production as unknown as { readonly definition: readonly IProduction[] }).definition;
    if (production instanceof Alternation) return this.#firstOfAny(parts);
    const first = this.#firstOfSequence(parts);
    const isOptional = production instanceof Option || production instanceof Repetition;
    return isOptional ? { tokens: first.tokens, canBeEmpty: true } : first;
  }

  #firstOfAny(alternatives: readonly IProduction[]): First {
    const firsts = alternatives.map((alternative) => this.#firstOf(alternative));
    return {
      tokens: new Set(firsts.flatMap(({ tokens }) => [...tokens])),
      canBeEmpty: firsts.some(({ canBeEmpty }) => canBeEmpty),
    };
  }

  #firstOfSequence(parts: readonly IProduction[]): First {
    const tokens = new Set<number>();
    for (const part of parts) {
      const first = this.#firstOf(part);
      for (const token of first.tokens) tokens.add(token);
      if (!first.canBeEmpty) return { tokens, canBeEmpty: false };
    }
    return { tokens, canBeEmpty: true };
  }
}

function withinProduction(production: IProduction): readonly IProduction[] {
  const parts = "definition" in production && !(production instanceof NonTerminal) ? production.definition : [];
  return [production, ...(parts as readonly IProduction[]).flatMap(withinProduction)];
}

/** A table from token index to `value`, with 0 for the others. */
function tableOf(tokens: ReadonlySet<number>, value: number, table: number[] = []): number[] {
  const size = Math.max(table.length, ...[...tokens].map((token) => token + 1));
  while (table.length < size) table.push(0);
  for (const token of tokens) table[token] ||= value;
  return table;
}

/** The first alternative that the next token can start; else the first that may be empty. */
function plainChoice(firsts: readonly First[]): Decision & { readonly kind: "choice" } {
  const table = firsts.reduce<number[]>((filled, { tokens }, index) => tableOf(tokens, index + 1, filled), []);
  const empty = firsts.findIndex(({ canBeEmpty }) => canBeEmpty);
  return { kind: "choice", table, ...(empty >= 0 && { otherwise: empty }) };
}

function gatedChoice(firsts: readonly First[]): Decision & { readonly kind: "gated" } {
  return { kind: "gated", alternatives: firsts.map(({ tokens, canBeEmpty }) => (canBeEmpty ? null : [...tokens])) };
}
