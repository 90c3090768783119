import type { IToken, ParserMethod } from "chevrotain";
import type { Span } from "../server/src/text/span.js";
import type { Endpoints, Identifier, ListValue, Value } from "./ast.js";
import { numericValue, singleEndpoint, spanOf, wordValue } from "./build-ast.js";
import { ParserBase, type Alternative } from "./parser-base.js";
import { insertion, replacement } from "./problems.js";
import * as t from "./tokens.js";

/** How far the reading of a list has come. */
export interface ListState {
  /** Whether an item may stand next, for none is there yet or a comma stands behind the last. */
  isSeparated: boolean;
}

interface ListActions {
  /** Whether the next token may still belong to the list. */
  readonly goesOn: (state: ListState) => boolean;
  /** Takes an item in. */
  readonly item: () => void;
}

/** Values, lists and the ends of links. */
export class ValueRules extends ParserBase {
  /** Any word but a key. */
  protected readonly word: ParserMethod<[], IToken> = this.RULE("word", (): IToken => this.OR(this.wordAlternatives));

  private readonly wordAlternatives: Alternative<IToken>[] = [
    { ALT: () => this.CONSUME(t.Name) },
    { ALT: () => this.CONSUME(t.Kind) },
    { ALT: () => this.CONSUME(t.Accept) },
    { ALT: () => this.CONSUME(t.Any) },
    { ALT: () => this.CONSUME(t.Defaults) },
    { ALT: () => this.CONSUME(t.Import) },
    { ALT: () => this.CONSUME(t.Forbid) },
    { ALT: () => this.CONSUME(t.Require) },
  ];

  protected readonly value: ParserMethod<[], Value> = this.RULE("value", (): Value => this.OR(this.valueAlternatives));

  private readonly valueAlternatives: Alternative<Value>[] = [
    { ALT: () => this.string(this.CONSUME(t.Text)) },
    { ALT: () => numericValue(this.CONSUME(t.Numeric), this.problems) },
    { ALT: () => this.SUBRULE(this.list) },
    { ALT: () => wordValue(this.CONSUME(t.Name), this.OPTION(this.zone)) },
    { ALT: () => wordValue(this.CONSUME(t.Kind), undefined) },
    { ALT: () => wordValue(this.CONSUME(t.Accept), undefined) },
    { ALT: () => wordValue(this.CONSUME(t.Any), undefined) },
    { ALT: () => wordValue(this.CONSUME(t.Defaults), undefined) },
    { ALT: () => wordValue(this.CONSUME(t.Import), undefined) },
    { ALT: () => wordValue(this.CONSUME(t.Forbid), undefined) },
    { ALT: () => wordValue(this.CONSUME(t.Require), undefined) },
  ];

  private readonly zone = (): IToken | undefined => {
    const dot = this.CONSUME(t.Dot);
    const member = this.OPTION2(() => this.CONSUME2(t.Name));
    if (member === undefined)
      this.report("syntax-missing", spanOf(dot), "The name of a zone is missing behind the point.");
    return member;
  };

  protected readonly list: ParserMethod<[], ListValue> = this.RULE("list", (): ListValue => {
    const open = this.CONSUME(t.LeftBracket);
    const items: Value[] = [];
    this.listItems(open, {
      goesOn: (state) => this.goesOnInList(state),
      item: () => void items.push(this.SUBRULE(this.value)),
    });
    return { kind: "list", items, span: this.spanFrom(open.startOffset) };
  });

  /** What stands between brackets. Commas that are missing or too many are reported; where the `]` is missing, that alone is. Says whether it is there. */
  protected listItems(open: IToken, list: ListActions): boolean {
    const reported = this.problems.length;
    const state: ListState = { isSeparated: true };
    const comma = (): void => {
      const token = this.CONSUME(t.Comma);
      if (state.isSeparated) this.extraComma(token);
      state.isSeparated = true;
    };
    const item = (): void => {
      if (!state.isSeparated) this.missingComma();
      list.item();
      state.isSeparated = false;
    };
    this.MANY({
      GATE: () => list.goesOn(state),
      DEF: () => this.OR1([{ ALT: comma }, { ALT: item }]),
    });
    const close = this.OPTION1(() => this.CONSUME(t.RightBracket));
    if (close === undefined) this.openList(open, reported);
    return close !== undefined;
  }

  /** Whether the next token may be in a list: not where it more likely starts the next entry and the `]` is missing. */
  private goesOnInList({ isSeparated }: ListState): boolean {
    if (this.is(1, t.Name)) return !this.is(2, t.Arrow) && !this.is(2, t.LeftBrace);
    return isSeparated || !this.isOnNewLine(1) || this.is(1, t.Text) || this.is(1, t.Numeric) || this.is(1, t.Comma);
  }

  protected extraComma(comma: IToken): void {
    const span = spanOf(comma);
    this.report("syntax-unexpected", span, "This comma separates nothing.", replacement("Remove the comma", span, ""));
  }

  protected missingComma(): void {
    const at = this.end();
    const next = spanOf(this.LA(1));
    this.report("syntax-missing", next, "A comma is missing before this.", insertion("Insert a comma", at, ","));
  }

  private openList(open: IToken, reported: number): void {
    this.problems.length = reported;
    const fix = insertion("Insert ]", this.end(), "]");
    this.report("syntax-unclosed", spanOf(open), 'This "[" is never closed.', fix);
  }

  /** What an arrow leads to. */
  protected readonly target: ParserMethod<[], Endpoints> = this.RULE("target", (): Endpoints => {
    const target = this.OR(this.targetAlternatives);
    this.OPTION(this.zoneOfTarget);
    return target;
  });

  private readonly targetAlternatives: Alternative<Endpoints>[] = [
    { ALT: () => singleEndpoint(this.name(this.CONSUME(t.Name))) },
    { ALT: () => singleEndpoint(this.name(this.CONSUME(t.Kind))) },
    { ALT: () => singleEndpoint(this.name(this.CONSUME(t.Accept))) },
    { ALT: () => singleEndpoint(this.name(this.CONSUME(t.Defaults))) },
    { ALT: () => singleEndpoint(this.name(this.CONSUME(t.Import))) },
    { ALT: () => singleEndpoint(this.numericName(this.CONSUME(t.Numeric))) },
    { ALT: () => this.SUBRULE(this.nameList) },
    { ALT: () => this.SUBRULE(this.anyOf) },
  ];

  protected readonly zoneOfTarget = (): void => {
    const dot = this.CONSUME(t.Dot);
    this.OPTION7({ GATE: () => !this.isOnNewLine(1), DEF: () => this.CONSUME7(t.Name) });
    this.report("syntax-unexpected", this.spanFrom(dot.startOffset), "A link ends at an element, not at a zone.");
  };

  protected readonly anyOf: ParserMethod<[], Endpoints> = this.RULE("anyOf", (): Endpoints => {
    const any = spanOf(this.CONSUME(t.Any));
    const list = this.OPTION(() => this.SUBRULE(this.nameList));
    const single = this.OPTION1({
      GATE: () => list === undefined && !this.isOnNewLine(1),
      DEF: () => this.name(this.CONSUME(t.Name)),
    });
    if (list === undefined) this.unlistedAny(any, single);
    const names = list?.names ?? (single === undefined ? [] : [single]);
    return { names, any, span: this.spanFrom(any.start) };
  });

  private unlistedAny(any: Span, single: Identifier | undefined): void {
    const message = 'A list stands behind "any": "any [a, b]".';
    if (single === undefined) this.report("syntax-any", any, message);
    else this.report("syntax-any", any, message, replacement("Make it a list", single.span, `[${single.name}]`));
  }

  protected readonly nameList: ParserMethod<[], Endpoints> = this.RULE("nameList", (): Endpoints => {
    const open = this.CONSUME(t.LeftBracket);
    const names: Identifier[] = [];
    const notName = (token: IToken): void => this.report("syntax-unexpected", spanOf(token), "A name stands here.");
    const isClosed = this.listItems(open, {
      goesOn: () => this.is(1, t.Name) || this.is(1, t.Comma) || !this.isOnNewLine(1),
      item: () =>
        this.OR2([
          { ALT: () => names.push(this.name(this.SUBRULE(this.word))) },
          { ALT: () => notName(this.CONSUME(t.Text)) },
          { ALT: () => notName(this.CONSUME(t.Numeric)) },
        ]),
    });
    const span = this.spanFrom(open.startOffset);
    if (isClosed && names.length === 0) this.report("syntax-empty-list", span, "A link needs a name here.");
    return { names, any: undefined, span };
  });
}
