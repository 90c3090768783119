import { EmbeddedActionsParser, type ILookaheadStrategy, type IToken, type TokenType } from "chevrotain";
import type { Span } from "../server/src/text/span.js";
import type { Identifier, StringValue } from "./ast.js";
import { identifier, spanOf, stringValue } from "./build-ast.js";
import { reservedName } from "./grammar-problems.js";
import { decide, type Decide, type Decision } from "./decisions.js";
import { replacement, syntaxError, type SyntaxCode } from "./problems.js";
import { reservedNames } from "./schema/words.js";
import type { Problem, ProblemFix } from "./syntax.js";
import * as t from "./tokens.js";

/** One way to go on, as Chevrotain's `OR` takes it. */
export interface Alternative<T> {
  readonly ALT: () => T;
  readonly IGNORE_AMBIGUITIES?: boolean;
}

/** A decision of the grammar under Chevrotain's key for its place. */
export type PlacedDecision = readonly [key: number, decision: Decision];

/** How a parser comes to know what to decide where: from what was worked out before, or by Chevrotain's analysis, which costs most of a cold start. */
export type Preparation =
  | { readonly decisions: readonly PlacedDecision[] }
  | { readonly lookahead: ILookaheadStrategy; readonly skipValidations: boolean };

/** Chevrotain's parser inside; a test holds it to the pinned version. */
interface Analysed {
  selfAnalysisDone: boolean;
  readonly lookAheadFuncsCache: Map<number, Decide>;
}

/**
 * What all rules share: the problems, and what is seen of the tokens around.
 *
 * The rules build the tree themselves (embedded actions) instead of a concrete one that is visited afterwards: that takes half the time.
 * They accept any tokens: every part that may be missing is optional, and what fits nowhere is a stray run, so that each mistake
 * gets one problem in plain words and nothing after it is lost. Chevrotain's own recovery would never be needed, and is off.
 *
 * Where it matters for speed, parts of rules are functions that are made once, and what a GATE would ask is asked before the part: closures
 * made at each step would take a third of the time. While the grammar is recorded every part must be visited, whatever the condition.
 */
export class ParserBase extends EmbeddedActionsParser {
  protected problems: Problem[] = [];
  /** The text of the chunk: problems read from it what a fix writes. */
  protected text = "";
  /** Places besides those of the problems whose declaration is broken. */
  protected faults: number[] = [];

  constructor(private readonly preparation: Preparation) {
    super([...t.tokenTypes], {
      recoveryEnabled: false,
      maxLookahead: 1,
      nodeLocationTracking: "none",
      ...("lookahead" in preparation && {
        lookaheadStrategy: preparation.lookahead,
        skipValidations: preparation.skipValidations,
      }),
    });
  }

  /** To be called when all rules are defined. */
  protected prepare(): void {
    if (!("decisions" in this.preparation)) return this.performSelfAnalysis();
    // what Chevrotain's analysis leaves behind, as far as a parser needs it that never recovers by Chevrotain's means
    const inner = this as unknown as Analysed;
    inner.selfAnalysisDone = true;
    for (const [key, decision] of this.preparation.decisions) inner.lookAheadFuncsCache.set(key, decide(decision));
  }

  /** What is decided where, by the keys of Chevrotain's own. */
  get deciders(): ReadonlyMap<number, Decide> {
    return (this as unknown as Analysed).lookAheadFuncsCache;
  }

  protected report(code: SyntaxCode, span: Span, message: string, ...fixes: readonly ProblemFix[]): void {
    this.problems.push(syntaxError(code, span, message, ...fixes));
  }

  /** The end of the last token: where a node ends. */
  protected end(): number {
    return (this.LA(0).endOffset ?? 0) + 1;
  }

  protected spanFrom(start: number): Span {
    return { start, end: this.end() };
  }

  /** Whether the token `ahead` is of the type. */
  protected is(ahead: number, type: TokenType): boolean {
    return this.LA(ahead).tokenTypeIdx === type.tokenTypeIdx;
  }

  /** Whether a line break stands before the token `ahead`. The end of a chunk counts as one. */
  protected isOnNewLine(ahead: number): boolean {
    const token = this.LA(ahead);
    return !(token instanceof t.SourceToken) || token.newline;
  }

  /** Whether the token is a `}` that is put in where one is missing. */
  protected isVirtual(token: IToken): boolean {
    return (token.endOffset ?? 0) < token.startOffset;
  }

  /** Marks what stands before the next-to-be node on its line as broken: a stray text behind it more likely belongs to it. */
  protected blameBefore(first: IToken, before: IToken): void {
    const isNewLine = !(first instanceof t.SourceToken) || first.newline;
    if (!isNewLine && before.tokenType !== t.RightBrace) this.faults.push(before.endOffset ?? 0);
  }

  /** The identifier of a word in the place of a name; a reserved word gets a problem and is a name all the same. */
  protected name(token: IToken): Identifier {
    if (token.tokenTypeIdx !== t.Name.tokenTypeIdx || reservedNames.has(token.image)) {
      this.problems.push(reservedName(spanOf(token), token.image));
    }
    return identifier(token);
  }

  /** A number in the place of a name, which is taken as one. */
  protected numericName(token: IToken): Identifier {
    const name = `_${token.image}`;
    const fixes = /^\w+(?:-\w+)*$/.test(name) ? [replacement(`Rename to ${name}`, spanOf(token), name)] : [];
    this.report("syntax-name", spanOf(token), 'A name starts with a letter or "_".', ...fixes);
    return identifier(token);
  }

  protected string(token: IToken): StringValue {
    return stringValue(token, this.problems);
  }
}
