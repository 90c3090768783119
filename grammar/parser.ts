import type { IToken, ParserMethod } from "chevrotain";
import { nearest } from "../server/src/text/nearest.js";
import type { BlockNode, Body, Entry, Identifier, LinkNode, PropertyNode, StrayNode, Value } from "./ast.js";
import { endsImports, identifier, singleEndpoint, spanOf } from "./build-ast.js";
import { missingColon, missingValue, unclosedBrace, unknownKind } from "./grammar-problems.js";
import { BlockRules } from "./block-rules.js";
import type { Alternative, Preparation } from "./parser-base.js";
import { replacement } from "./problems.js";
import { kindNames } from "./schema/kinds.js";
import type { Problem } from "./syntax.js";
import * as t from "./tokens.js";

/** What the parser makes of the tokens of a chunk. */
export interface Parsed {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
  /** Offsets besides those of the problems where a declaration is broken. */
  readonly faults: readonly number[];
}

/** A chunk to parse. */
export interface ParserInput {
  readonly text: string;
  readonly tokens: t.SourceToken[];
  /** Whether an import may still come, for nothing but imports stands before this chunk. */
  readonly allowsImports: boolean;
}

/** The whole grammar. One instance serves all parsing: making it costs many times what a file does. */
export class LintelParser extends BlockRules {
  /** How many bodies are open. */
  private depth = 0;
  private allowsImports = true;

  constructor(preparation: Preparation) {
    super(preparation);
    this.prepare();
  }

  /** Parses the tokens of a chunk. */
  parse(input: ParserInput): Parsed {
    this.text = input.text;
    this.allowsImports = input.allowsImports;
    this.problems = [];
    this.faults = [];
    this.depth = 0;
    this.place = "ordinary";
    this.input = input.tokens;
    const entries = this.file();
    return { entries, problems: this.problems, faults: this.faults };
  }

  private readonly file: ParserMethod<[], Entry[]> = this.RULE("file", (): Entry[] => {
    const entries: Entry[] = [];
    const alternatives = [...this.entryAlternatives, { ALT: () => this.unmatchedBrace(this.CONSUME(t.RightBrace)) }];
    this.MANY(() => {
      const entry = this.OR(alternatives);
      if (entry !== undefined) this.topLevel(entries, entry);
    });
    return entries;
  });

  private topLevel(entries: Entry[], entry: Entry): void {
    entries.push(entry);
    if (endsImports(entry)) this.allowsImports = false;
  }

  private unmatchedBrace(token: IToken): StrayNode | undefined {
    if (this.isVirtual(token)) return undefined;
    const span = spanOf(token);
    const fix = replacement("Remove }", span, "");
    this.report("syntax-unmatched", span, 'Nothing is open that this "}" could close.', fix);
    return { kind: "stray", span };
  }

  protected readonly body: ParserMethod<[], Body> = this.RULE("body", (): Body => {
    const open = spanOf(this.CONSUME(t.LeftBrace));
    const entries: Entry[] = [];
    this.depth += 1;
    this.MANY(() => {
      const entry = this.OR(this.entryAlternatives);
      if (entry !== undefined) entries.push(entry);
    });
    this.depth -= 1;
    const close = this.OPTION(this.closePart);
    const isClosed = close !== undefined && !this.isVirtual(close);
    if (!isClosed) this.problems.push(unclosedBrace(open, this.end(), this.text));
    return { open, close: isClosed ? spanOf(close) : undefined, entries, span: this.spanFrom(open.start) };
  });

  private readonly closePart = (): IToken => this.CONSUME(t.RightBrace);

  /** Whatever may stand at the top of a file or in a body; nothing comes of a separator. */
  private readonly entryAlternatives: Alternative<Entry | undefined>[] = [
    { ALT: () => this.SUBRULE(this.property) },
    { ALT: () => this.SUBRULE(this.named) },
    { ALT: () => this.SUBRULE(this.block) },
    { ALT: () => this.SUBRULE(this.listLink) },
    { ALT: () => this.SUBRULE(this.arrowEntry) },
    { ALT: () => this.SUBRULE(this.accept) },
    { ALT: () => this.SUBRULE(this.defaults) },
    { ALT: () => this.importEntry() },
    { ALT: () => this.SUBRULE(this.forbid) },
    { ALT: () => this.SUBRULE(this.require) },
    { ALT: () => void this.CONSUME(t.Comma) },
    { ALT: () => void this.CONSUME(t.Semicolon) },
    { ALT: () => this.SUBRULE(this.strayRun) },
    { ALT: () => this.SUBRULE(this.strayBody) },
  ];

  private importEntry(): Entry {
    const node = this.SUBRULE(this.import);
    if (this.depth > 0 || !this.allowsImports) {
      this.report("syntax-late-import", node.keyword, "Imports come first in a file.");
    }
    return node;
  }

  /** What starts with a name: a link, or a property that takes a block; else something is missing. */
  private readonly named: ParserMethod<[], Entry> = this.RULE("named", (): Entry => {
    const token = this.CONSUME(t.Name);
    const before = this.head;
    this.head = token;
    const entry = this.OR(this.namedAlternatives);
    this.head = before;
    return entry;
  });

  /** The name that `named` has read. */
  private head: IToken = this.LA(0);

  private readonly namedAlternatives: Alternative<Entry>[] = [
    { ALT: () => this.linkFromHead(this.head) },
    { ALT: () => this.SUBRULE(this.zoneLink, { ARGS: [singleEndpoint(identifier(this.head))] }) },
    { ALT: () => this.blockProperty(identifier(this.head)) },
    // what is odd may start like the others, which go first
    { ALT: () => this.SUBRULE(this.oddName, { ARGS: [this.head] }), IGNORE_AMBIGUITIES: true },
  ];

  private linkFromHead(head: IToken): LinkNode {
    return this.SUBRULE(this.linkFrom, { ARGS: [singleEndpoint(this.name(head))] });
  }

  /** A property that takes a block; at the top of a file, where none can stand, a block whose kind is misspelt. */
  private blockProperty(key: Identifier): PropertyNode | BlockNode {
    // what a misspelt word holds may be defaults, where blocks need no name
    const outer = this.place;
    if (this.depth === 0) this.place = "defaults";
    const body = this.SUBRULE(this.body);
    this.place = outer;
    const span = this.spanFrom(key.span.start);
    if (this.depth > 0) return { kind: "property", key, colon: undefined, value: undefined, body, span };
    this.problems.push(unknownKind(key.span, key.name));
    return { kind: "block", keyword: key, name: undefined, title: undefined, body, span, broken: false };
  }

  /** A name that neither an arrow nor a body follows: a kind with a slip in it, a key without colon, or a word alone. */
  private readonly oddName: ParserMethod<[IToken], Entry> = this.RULE(
    "oddName",
    (token: IToken = this.LA(1)): Entry => {
      const name = identifier(token);
      const statement = this.OPTION({
        GATE: () => this.isMisspeltStatement(token),
        DEF: () => this.SUBRULE(this.misspeltStatement, { ARGS: [token] }),
      });
      const block = this.OPTION1({
        GATE: () => statement === undefined && this.isMisspeltKind(name),
        DEF: () => this.SUBRULE(this.misspeltBlock, { ARGS: [name] }),
      });
      const value = this.OPTION2({
        GATE: () => (statement ?? block) === undefined && this.isColonMissing(),
        DEF: () => this.SUBRULE(this.value),
      });
      if (statement !== undefined) return statement;
      if (block !== undefined) return block;
      return value === undefined ? this.lone(token) : this.colonless(name, value);
    },
  );

  private readonly misspeltBlock: ParserMethod<[Identifier], BlockNode> = this.RULE(
    "misspeltBlock",
    (keyword: Identifier = identifier(this.LA(1))): BlockNode => {
      this.problems.push(unknownKind(keyword.span, keyword.name));
      return this.blockFrom(keyword);
    },
  );

  /** Whether a word was meant as a kind: a name or title and a body follow, or at the top of a file a name and it is nearly one. */
  private isMisspeltKind(word: Identifier): boolean {
    if (this.place === "require" || this.isOnNewLine(1) || this.is(2, t.Arrow)) return false;
    const isName = this.is(1, t.Name);
    if (!isName && !this.is(1, t.Text)) return false;
    if (this.is(2, t.LeftBrace) || (isName && this.is(2, t.Text) && !this.isOnNewLine(2))) return true;
    return this.depth === 0 && (isName || nearest(word.name, kindNames) !== undefined);
  }

  /** Whether a value follows on the same line, so that only the colon is missing. */
  private isColonMissing(): boolean {
    if (this.isOnNewLine(1) || (this.depth === 0 && this.is(1, t.LeftBracket))) return false;
    if (this.is(1, t.Text) || this.is(1, t.Numeric)) return true;
    if (this.place === "require") return this.LA(1).image === "true" || this.LA(1).image === "false";
    return this.depth > 0 && !this.is(2, t.Arrow) && !this.is(2, t.LeftBrace);
  }

  private colonless(key: Identifier, value: Value): PropertyNode {
    this.problems.push(missingColon(key));
    return { kind: "property", key, colon: undefined, value, body: undefined, span: this.spanFrom(key.span.start) };
  }

  /** A word alone: a requirement, a key that needs a value, or at the top of a file nothing. */
  private lone(token: IToken): PropertyNode | StrayNode {
    const key = identifier(token);
    if (this.depth === 0) {
      this.problems.push(unknownKind(key.span, key.name));
      this.blameBefore(token, this.LA(-1));
      return { kind: "stray", span: key.span };
    }
    if (this.place !== "require") this.problems.push(missingValue(key, key.span.end));
    return { kind: "property", key, colon: undefined, value: undefined, body: undefined, span: key.span };
  }

  /** Tokens that fit nowhere, up to the end of the line. */
  private readonly strayRun: ParserMethod<[], StrayNode> = this.RULE("strayRun", (): StrayNode => {
    const first = this.LA(1);
    this.blameBefore(first, this.LA(0));
    this.AT_LEAST_ONE({
      GATE: () => this.LA(1) === first || !this.isOnNewLine(1),
      DEF: () => this.OR((this.strayAlternatives ??= this.makeStrayAlternatives())),
    });
    const span = this.spanFrom(first.startOffset);
    const isBracket = span.end === span.start + 1 && first.image === "]";
    if (isBracket)
      this.report(
        "syntax-unmatched",
        span,
        'Nothing is open that this "]" could close.',
        replacement("Remove ]", span, ""),
      );
    else this.report("syntax-unexpected", span, "This does not belong here.");
    return { kind: "stray", span };
  });
  private strayAlternatives: Alternative<IToken>[] | undefined;

  private makeStrayAlternatives(): Alternative<IToken>[] {
    return [
      { ALT: () => this.CONSUME(t.Text) },
      { ALT: () => this.CONSUME(t.Numeric) },
      { ALT: () => this.CONSUME(t.Colon) },
      { ALT: () => this.CONSUME(t.RightBracket) },
      { ALT: () => this.CONSUME(t.Dot) },
      { ALT: () => this.CONSUME(t.Hash) },
      { ALT: () => this.CONSUME(t.Star) },
    ];
  }

  /** A body that belongs to nothing. */
  private readonly strayBody: ParserMethod<[], StrayNode> = this.RULE("strayBody", (): StrayNode => {
    this.blameBefore(this.LA(1), this.LA(0));
    const { open, close, span } = this.SUBRULE(this.body);
    if (close !== undefined) this.report("syntax-unexpected", open, "This block has no kind and no name.");
    return { kind: "stray", span };
  });
}
