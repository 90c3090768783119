import type { IToken, ParserMethod } from "chevrotain";
import { nearest } from "../server/src/text/nearest.js";
import type { BlockNode, Body, Entry, Identifier, LinkNode, PropertyNode, StrayNode, Value } from "./ast.js";
import { endsImports, identifier, singleEndpoint, spanOf } from "./build-ast.js";
import { missingColon, missingValue, unclosedBrace, unknownKind, valueAndBody } from "./grammar-problems.js";
import type { Alternative } from "./parser-base.js";
import { replacement } from "./problems.js";
import { kindNames } from "./schema/kinds.js";
import { StatementRules } from "./statement-rules.js";
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

/** The whole grammar. One instance serves all parsing: its self-analysis costs many times what a file does. */
export class LintelParser extends StatementRules {
  /** How many bodies are open. */
  private depth = 0;
  private allowsImports = true;

  constructor(checks: { readonly skipValidations: boolean }) {
    super(checks);
    this.performSelfAnalysis();
  }

  /** Parses the tokens of a chunk. */
  parse(input: ParserInput): Parsed {
    this.text = input.text;
    this.allowsImports = input.allowsImports;
    this.problems = [];
    this.faults = [];
    this.depth = 0;
    this.isRequirement = false;
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
    this.report("syntax-unmatched", span, "Nothing is open that this `}` could close.", fix);
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

  private readonly block: ParserMethod<[], BlockNode> = this.RULE("block", (): BlockNode => {
    const keyword = identifier(this.CONSUME(t.Kind));
    return this.blockFrom(keyword);
  });

  /** What goes on behind the kind of a block. */
  private blockFrom(keyword: Identifier): BlockNode {
    const word = this.RECORDING_PHASE || this.isBlockName() ? this.OPTION(this.blockNamePart) : undefined;
    const title = this.OPTION1(this.titlePart);
    const extra = this.RECORDING_PHASE || this.isExtraWord() ? this.extraPart(word) : undefined;
    this.OPTION3(this.junkPart);
    const body = this.OPTION4(this.bodyPart);
    const name = word ?? extra;
    return { kind: "block", keyword, name, title, body, span: this.spanFrom(keyword.span.start), broken: false };
  }

  private readonly blockNamePart = (): Identifier => this.SUBRULE(this.blockName);

  private extraPart(word: Identifier | undefined): Identifier | undefined {
    return this.OPTION2(() => this.SUBRULE(this.extraWords, { ARGS: [word] }));
  }

  private readonly blockName: ParserMethod<[], Identifier> = this.RULE("blockName", (): Identifier =>
    this.OR([
      { ALT: () => this.name(this.SUBRULE(this.word)) },
      { ALT: () => identifier(this.CONSUME(t.Key)) },
      { ALT: () => this.numericName(this.CONSUME(t.Numeric)) },
    ]),
  );

  /** Whether a word behind a kind is the name of the block, not the start of what follows an unfinished one. */
  private isBlockName(): boolean {
    if (this.is(1, t.Name)) return !this.is(2, t.Arrow);
    if (this.isOnNewLine(1)) return false;
    return !this.is(1, t.Key) || this.is(3, t.LeftBrace);
  }

  /** Whether more words stand where the name of a block has ended: a name of several words, or one behind the title. */
  private isExtraWord(): boolean {
    if (!this.is(1, t.Name) || this.isOnNewLine(1)) return false;
    return this.is(2, t.LeftBrace) || this.is(2, t.Text) || (this.is(2, t.Name) && !this.isOnNewLine(2));
  }

  private readonly extraWords: ParserMethod<[Identifier | undefined], Identifier> = this.RULE(
    "extraWords",
    (name: Identifier | undefined): Identifier => {
      const first = identifier(this.CONSUME(t.Name));
      this.MANY({ GATE: () => !this.isOnNewLine(1) && !this.is(2, t.Arrow), DEF: () => this.CONSUME1(t.Name) });
      const title = this.OPTION(() => spanOf(this.CONSUME(t.Text)));
      if (name === undefined) {
        this.report("syntax-unexpected", first.span, "The name of a block stands before its title.");
        return first;
      }
      const words = { start: name.span.start, end: title?.start ?? this.end() };
      const joined = this.text.slice(words.start, words.end).trim().replace(/\s+/gu, "-");
      const fix = replacement(`Rename to ${joined}`, { start: words.start, end: words.start + joined.length }, joined);
      this.report("syntax-unexpected", this.spanFrom(first.span.start), "A name is one word.", fix);
      return name;
    },
  );

  private readonly property: ParserMethod<[], PropertyNode> = this.RULE("property", (): PropertyNode => {
    const key = identifier(this.CONSUME(t.Key));
    const colon = spanOf(this.CONSUME(t.Colon));
    const value = this.RECORDING_PHASE || this.isValue() ? this.OPTION(this.valuePart) : undefined;
    const body = this.OPTION1(this.bodyPart);
    if (value === undefined && body === undefined) this.problems.push(missingValue(key, this.end()));
    else if (body !== undefined) this.problems.push(valueAndBody(key, colon, value, body));
    return { kind: "property", key, colon, value, body, span: this.spanFrom(key.span.start) };
  });

  private readonly valuePart = (): Value => this.SUBRULE(this.value);

  /** Whether what follows a colon is its value, and not the next entry behind one whose value is missing. */
  private isValue(): boolean {
    if (this.is(1, t.Name)) return !this.is(2, t.Arrow) && !(this.isOnNewLine(1) && this.isKeyLike());
    if (!this.isOnNewLine(1) || this.is(1, t.Text) || this.is(1, t.Numeric)) return true;
    if (this.is(1, t.LeftBracket)) return !this.isListLink();
    if (this.is(2, t.LeftBrace)) return false;
    return this.isOnNewLine(2) || !(this.is(2, t.Name) || this.is(2, t.Text));
  }

  /** Whether the next name is a key, for a block or a value stands behind it. */
  private isKeyLike(): boolean {
    return this.is(2, t.LeftBrace) || this.is(2, t.Text) || this.is(2, t.Numeric);
  }

  /** Whether a list stands next with an arrow behind it. */
  private isListLink(): boolean {
    let ahead = 2;
    while (this.is(ahead, t.Name) || this.is(ahead, t.Comma)) ahead += 1;
    return this.is(ahead, t.RightBracket) && this.is(ahead + 1, t.Arrow);
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
    { ALT: () => this.blockProperty(identifier(this.head), this.SUBRULE(this.body)) },
    // what is odd may start like the others, which go first
    { ALT: () => this.SUBRULE(this.oddName, { ARGS: [this.head] }), IGNORE_AMBIGUITIES: true },
  ];

  private linkFromHead(head: IToken): LinkNode {
    return this.SUBRULE(this.linkFrom, { ARGS: [singleEndpoint(this.name(head))] });
  }

  /** A property that takes a block; at the top of a file, where none can stand, a block whose kind is misspelt. */
  private blockProperty(key: Identifier, body: Body): PropertyNode | BlockNode {
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
    if (this.isRequirement || this.isOnNewLine(1) || this.is(2, t.Arrow)) return false;
    const isName = this.is(1, t.Name);
    if (!isName && !this.is(1, t.Text)) return false;
    if (this.is(2, t.LeftBrace) || (isName && this.is(2, t.Text) && !this.isOnNewLine(2))) return true;
    return this.depth === 0 && (isName || nearest(word.name, kindNames) !== undefined);
  }

  /** Whether a value follows on the same line, so that only the colon is missing. */
  private isColonMissing(): boolean {
    if (this.isOnNewLine(1) || (this.depth === 0 && this.is(1, t.LeftBracket))) return false;
    if (this.is(1, t.Text) || this.is(1, t.Numeric)) return true;
    if (this.isRequirement) return this.LA(1).image === "true" || this.LA(1).image === "false";
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
    if (!this.isRequirement) this.problems.push(missingValue(key, key.span.end));
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
        "Nothing is open that this `]` could close.",
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
