import { createToken, EmbeddedActionsParser, Lexer, type IToken, type TokenType } from "chevrotain";
import { kindNames } from "../grammar/schema/kinds.js";

/*
 * What parsing costs with nothing but Chevrotain: its own lexer, and actions that build the tree of well-formed designs as they read. It knows
 * no recovery, no repairs, no checks and no reuse: the yardstick for the parser of grammar/, and for nothing else.
 */

const word = /[A-Za-z_](?:-?[A-Za-z0-9_])*/y;
const Name = createToken({ name: "Name", pattern: word });
const keyword = (name: string, text: string): TokenType => createToken({ name, pattern: text, longer_alt: Name });
const Kind = createToken({
  name: "Kind",
  pattern: new RegExp(`(?:${[...kindNames].sort((a, b) => b.length - a.length).join("|")})`),
  longer_alt: Name,
});
const Defaults = keyword("Defaults", "defaults");
const Any = keyword("Any", "any");
const Text = createToken({ name: "Text", pattern: /"(?:[^"\\\n]|\\.)*"/ });
const Numeric = createToken({ name: "Numeric", pattern: /\d+(?:\.\d+)?(?:%|[A-Za-z]*(?:\/[a-z]+)?)/ });
const Arrow = createToken({ name: "Arrow", pattern: /[-~]>/ });
const Open = createToken({ name: "Open", pattern: "{" });
const Close = createToken({ name: "Close", pattern: "}" });
const OpenList = createToken({ name: "OpenList", pattern: "[" });
const CloseList = createToken({ name: "CloseList", pattern: "]" });
const Colon = createToken({ name: "Colon", pattern: ":" });
const Comma = createToken({ name: "Comma", pattern: "," });
const Space = createToken({ name: "Space", pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED });
const Comment = createToken({ name: "Comment", pattern: /\/\/[^\n]*/, group: "comments" });

const tokenTypes = [
  Space,
  Comment,
  ...[Kind, Defaults, Any, Name, Text, Numeric, Arrow, Open, Close, OpenList, CloseList, Colon, Comma],
];

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A node of the tree: as many objects, with as many fields, as the tree of grammar/ has. */
type Node = Readonly<Record<string, unknown>>;

class BareParser extends EmbeddedActionsParser {
  constructor() {
    super(tokenTypes, { maxLookahead: 2, skipValidations: true, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  readonly file = this.RULE("file", (): Node[] => {
    const entries: Node[] = [];
    this.MANY(() => entries.push(this.SUBRULE(this.entry)));
    return entries;
  });

  private readonly entry = this.RULE("entry", (): Node =>
    this.OR([
      { ALT: () => this.SUBRULE(this.block) },
      { ALT: () => this.SUBRULE(this.defaults) },
      { ALT: () => this.SUBRULE(this.property) },
      { ALT: () => this.SUBRULE(this.link) },
    ]),
  );

  private readonly block = this.RULE("block", (): Node => {
    const kind = this.CONSUME(Kind);
    const name = this.OPTION(() => named(this.CONSUME(Name)));
    const title = this.OPTION1(() => textOf(this.CONSUME(Text)));
    const body = this.OPTION2(() => this.SUBRULE(this.body));
    return { kind: "block", keyword: named(kind), name, title, body, span: this.spanFrom(kind), broken: false };
  });

  private readonly defaults = this.RULE("defaults", (): Node => {
    const word = this.CONSUME(Defaults);
    this.CONSUME(Open);
    const entries: Node[] = [];
    this.MANY(() => {
      const head = this.OR([{ ALT: () => this.CONSUME(Kind) }, { ALT: () => this.CONSUME(Arrow) }]);
      entries.push({ kind: "block", keyword: named(head), body: this.SUBRULE(this.body), span: this.spanFrom(head) });
    });
    this.CONSUME(Close);
    return { kind: "defaults", keyword: spanOf(word), entries, span: this.spanFrom(word) };
  });

  private readonly body = this.RULE("body", (): Node => {
    const open = this.CONSUME(Open);
    const entries: Node[] = [];
    this.MANY(() => entries.push(this.SUBRULE(this.entry)));
    const close = this.CONSUME(Close);
    return { open: spanOf(open), close: spanOf(close), entries, span: this.spanFrom(open) };
  });

  private readonly property = this.RULE("property", (): Node => {
    const key = this.CONSUME(Name);
    const rest: Node = this.OR<Node>([
      { ALT: () => ({ colon: spanOf(this.CONSUME(Colon)), value: this.SUBRULE(this.value), body: undefined }) },
      { ALT: () => ({ colon: undefined, value: undefined, body: this.SUBRULE(this.body) }) },
    ]);
    return { kind: "property", key: named(key), ...rest, span: this.spanFrom(key) };
  });

  private readonly value: () => Node = this.RULE("value", (): Node =>
    this.OR([
      { ALT: () => textOf(this.CONSUME(Text)) },
      { ALT: () => numberOf(this.CONSUME(Numeric)) },
      { ALT: () => wordOf(this.CONSUME(Name)) },
      { ALT: () => wordOf(this.CONSUME(Kind)) },
      { ALT: () => this.SUBRULE(this.list) },
    ]),
  );

  private readonly list = this.RULE("list", (): Node => {
    const open = this.CONSUME(OpenList);
    const items: Node[] = [];
    this.MANY_SEP({ SEP: Comma, DEF: () => items.push(this.SUBRULE(this.value)) });
    this.CONSUME(CloseList);
    return { kind: "list", items, span: this.spanFrom(open) };
  });

  private readonly link = this.RULE("link", (): Node => {
    const first = this.LA(1);
    const endpoints = [this.SUBRULE(this.endpoints)];
    const arrows: Node[] = [];
    this.AT_LEAST_ONE(() => {
      const arrow = this.CONSUME(Arrow);
      arrows.push({ arrow: arrow.image, span: spanOf(arrow) });
      endpoints.push(this.SUBRULE1(this.endpoints));
    });
    const title = this.OPTION(() => textOf(this.CONSUME(Text)));
    const body = this.OPTION1(() => this.SUBRULE(this.body));
    return {
      kind: "link",
      endpoints,
      arrows,
      title,
      body,
      span: this.spanFrom(first),
      broken: false,
    };
  });

  private readonly endpoints = this.RULE("endpoints", (): Node => {
    const first = this.LA(1);
    const any = this.OPTION(() => spanOf(this.CONSUME(Any)));
    const names: Node[] = [];
    this.OR([
      { ALT: () => names.push(named(this.CONSUME(Name))) },
      {
        ALT: () => {
          this.CONSUME(OpenList);
          this.MANY_SEP({ SEP: Comma, DEF: () => names.push(named(this.CONSUME1(Name))) });
          this.CONSUME(CloseList);
        },
      },
    ]);
    return { names, any, span: this.spanFrom(first) };
  });

  private spanFrom(first: IToken): Span {
    return { start: first.startOffset, end: (this.LA(0).endOffset ?? 0) + 1 };
  }
}

function spanOf({ startOffset, endOffset }: IToken): Span {
  return { start: startOffset, end: (endOffset ?? startOffset) + 1 };
}

function named(token: IToken): Node {
  return { name: token.image, span: spanOf(token) };
}

function wordOf(token: IToken): Node {
  return { kind: "name", name: token.image, member: undefined, span: spanOf(token) };
}

function textOf(token: IToken): Node {
  return { kind: "string", text: token.image.slice(1, -1), triple: false, span: spanOf(token) };
}

function numberOf(token: IToken): Node {
  return { kind: "number", value: parseFloat(token.image), text: token.image, span: spanOf(token) };
}

let lexer: Lexer | undefined;
let parser: BareParser | undefined;

/** The tree of a well-formed design without policies, scenarios, imports and acceptances. Throws where it does not read the text whole. */
export function parseBare(text: string): readonly unknown[] {
  lexer ??= new Lexer(tokenTypes, {
    positionTracking: "onlyOffset",
    ensureOptimizations: false,
    skipValidations: true,
  });
  parser ??= new BareParser();
  const { tokens, errors } = lexer.tokenize(text);
  parser.input = tokens;
  const entries = parser.file();
  const [problem] = [...errors, ...parser.errors];
  if (problem !== undefined) throw new Error(`The yardstick can't read the design: ${problem.message}`);
  return entries;
}

/** The tokens alone. */
export function lexBare(text: string): readonly IToken[] {
  lexer ??= new Lexer(tokenTypes, {
    positionTracking: "onlyOffset",
    ensureOptimizations: false,
    skipValidations: true,
  });
  return lexer.tokenize(text).tokens;
}
