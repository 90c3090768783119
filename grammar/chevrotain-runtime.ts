import type { IOrAlt, IToken, ITokenConfig, TokenType } from "chevrotain";
import type { Decide, DecideWhether, DecideWhich } from "./decisions.js";

/*
 * What of Chevrotain's interface a parser runs on whose decisions have been worked out: the bundles take this in its place, for Chevrotain itself,
 * with what it needs to analyse a grammar, would take longer to load than a design takes to review. The grammar is written against Chevrotain,
 * analysed and validated by it; tests hold both to the same trees.
 */

type Action<T> = (() => T) | { readonly GATE?: () => boolean; readonly DEF: () => T };
type Rule<A extends unknown[], T> = (...args: A) => T;

/** Where in a rule's key its steps are numbered, as in Chevrotain's `grammar/keys.ts`. */
const ruleBits = 12;
const firstRule = 256;
const steps = { or: 1 << 8, option: 2 << 8, many: 3 << 8, atLeastOne: 4 << 8 };

/** Chevrotain has two token types of its own: the end of a text, and a stand-in while it records a grammar. */
const endOfFile: TokenType = { name: "EOF", tokenTypeIdx: 1 };
let tokenTypeCount = 2;

/** Chevrotain's `createToken`, for tokens that are made by hand. */
export function createToken({ name, label }: ITokenConfig): TokenType {
  tokenTypeCount += 1;
  return { name, tokenTypeIdx: tokenTypeCount, ...(label !== undefined && { LABEL: label }) };
}

const endToken: IToken = Object.freeze({
  image: "",
  startOffset: NaN,
  endOffset: NaN,
  startLine: NaN,
  endLine: NaN,
  startColumn: NaN,
  endColumn: NaN,
  tokenTypeIdx: 1,
  tokenType: endOfFile,
});

/** Tokens that no pattern finds. */
export const Lexer = { NA: /NOT_APPLICABLE/ };

/**
 * Chevrotain's parser without its analysis: it decides by what is in `lookAheadFuncsCache`. Throws where a text does not fit, which no text does.
 */
export class EmbeddedActionsParser {
  selfAnalysisDone = false;
  readonly lookAheadFuncsCache = new Map<number, Decide>();
  readonly errors: readonly Error[] = [];
  private tokVector: readonly IToken[] = [];
  private currIdx = -1;
  private currRuleShortName = 0;
  private ruleCount = firstRule;

  set input(tokens: readonly IToken[]) {
    this.tokVector = tokens;
    this.currIdx = -1;
    this.currRuleShortName = 0;
  }

  LA(ahead: number): IToken {
    return this.tokVector[this.currIdx + ahead] ?? endToken;
  }

  protected RULE<A extends unknown[], T>(_name: string, implementation: Rule<A, T>): Rule<A, T> {
    const key = this.ruleCount++ << ruleBits;
    return (...args) => {
      const caller = this.currRuleShortName;
      this.currRuleShortName = key;
      const result = implementation(...args);
      // nothing is thrown but where the next parse begins anew
      this.currRuleShortName = caller;
      return result;
    };
  }

  protected SUBRULE<A extends unknown[], T>(rule: Rule<A, T>, options?: { readonly ARGS: A }): T {
    return options === undefined ? (rule as unknown as () => T)() : rule(...options.ARGS);
  }

  protected CONSUME(type: TokenType): IToken {
    const token = this.LA(1);
    if (token.tokenTypeIdx !== type.tokenTypeIdx) throw new Error(`"${token.image}" stands where ${type.name} must.`);
    this.currIdx += 1;
    return token;
  }

  protected choose<T>(step: number, alternatives: IOrAlt<T>[]): T {
    const decide = this.lookAheadFuncsCache.get(this.currRuleShortName | steps.or | step) as DecideWhich;
    const chosen = decide.call(this as never, alternatives);
    const alternative = chosen === undefined ? undefined : alternatives[chosen];
    if (alternative === undefined) throw new Error(`Nothing fits "${this.LA(1).image}".`);
    return alternative.ALT.call<this, [], T>(this);
  }

  protected maybe<T>(step: number, action: Action<T>): T | undefined {
    return this.enters(steps.option | step, action) ? run(action) : undefined;
  }

  protected repeat(step: number, action: Action<unknown>): void {
    for (let before = -2; this.currIdx > before && this.enters(step, action);) {
      before = this.currIdx;
      run(action);
    }
  }

  protected repeatAtLeastOnce(step: number, action: Action<unknown>): void {
    const before = this.currIdx;
    this.repeat(step, action);
    if (this.currIdx === before) throw new Error(`Nothing fits "${this.LA(1).image}".`);
  }

  private enters(step: number, action: Action<unknown>): boolean {
    if (typeof action !== "function" && action.GATE !== undefined && !action.GATE()) return false;
    const decide = this.lookAheadFuncsCache.get(this.currRuleShortName | step) as DecideWhether;
    return decide.call(this as never);
  }
}

function run<T>(action: Action<T>): T {
  return typeof action === "function" ? action() : action.DEF();
}

/** Gives a parser each method ten times, so that each of a rule's steps has its number: `OR`, `OR1`, `OR2`, … */
function numberSteps(parser: Record<string, unknown>): void {
  const { SUBRULE, CONSUME, choose, maybe, repeat, repeatAtLeastOnce } = parser as Record<string, Step>;
  for (let number = 0; number < 10; number += 1) {
    const suffix = number === 0 ? "" : String(number);
    parser[`SUBRULE${suffix}`] = SUBRULE;
    parser[`CONSUME${suffix}`] = CONSUME;
    parser[`OR${suffix}`] = numbered(choose, number);
    parser[`OPTION${suffix}`] = numbered(maybe, number);
    parser[`MANY${suffix}`] = numbered(repeat, steps.many | number);
    parser[`AT_LEAST_ONE${suffix}`] = numbered(repeatAtLeastOnce, steps.atLeastOne | number);
  }
}

type Step = (this: unknown, number: number, argument: unknown) => unknown;

function numbered(step: Step | undefined, number: number) {
  if (step === undefined) throw new Error("A parser lacks one of its steps.");
  return function (this: unknown, argument: unknown): unknown {
    return step.call(this, number, argument);
  };
}

numberSteps(EmbeddedActionsParser.prototype as unknown as Record<string, unknown>);
