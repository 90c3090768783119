import type { IToken, ParserMethod } from "chevrotain";
import type { Span } from "../server/src/text/span.js";
import type {
  AcceptNode,
  ArrowNode,
  Body,
  DefaultsNode,
  ForbidNode,
  Identifier,
  ImportedName,
  ImportNode,
  RequireNode,
  Selector,
} from "./ast.js";
import { arrowNode, identifier, spanOf } from "./build-ast.js";
import { unknownKind } from "./grammar-problems.js";
import { LinkRules } from "./link-rules.js";
import { insertion, replacement } from "./problems.js";
import * as t from "./tokens.js";

/** Imports, acceptances, defaults, and the statements of a policy. */
export abstract class StatementRules extends LinkRules {
  /** Whose body is read now: in that of a `require` a key needs no value, in that of `defaults` a block no name. */
  protected place: "ordinary" | "require" | "defaults" = "ordinary";

  /** Reads a body, if one is there. */
  private bodyIn(place: "require" | "defaults"): Body | undefined {
    const outer = this.place;
    this.place = place;
    const body = this.OPTION9(this.bodyPart);
    this.place = outer;
    return body;
  }

  protected readonly accept: ParserMethod<[], AcceptNode> = this.RULE("accept", (): AcceptNode => {
    const keyword = spanOf(this.CONSUME(t.Accept));
    const rule = this.OPTION({
      GATE: () => !this.isOnNewLine(1) || this.is(1, t.Name),
      DEF: () => this.SUBRULE(this.word),
    });
    const quoted = this.OPTION1({ GATE: () => rule === undefined, DEF: () => this.CONSUME(t.Text) });
    this.OPTION2(() => this.SUBRULE(this.junk));
    const body = this.OPTION3(() => this.SUBRULE(this.body));
    const name = rule === undefined ? quoted && this.quotedRule(quoted) : identifier(rule);
    if (name === undefined) this.report("syntax-missing", keyword, 'The name of the rule is missing behind "accept".');
    else if (body === undefined) {
      this.report("syntax-missing", name.span, "An acceptance has a body that gives its reason.");
    }
    return { kind: "accept", keyword, rule: name, body, span: this.spanFrom(keyword.start) };
  });

  private quotedRule(token: IToken): Identifier {
    const { text, span } = this.string(token);
    const fix = replacement("Remove the quotes", span, text);
    this.report("syntax-unexpected", span, "The name of a rule stands without quotes.", fix);
    return { name: text, span };
  }

  protected readonly defaults: ParserMethod<[], DefaultsNode> = this.RULE("defaults", (): DefaultsNode => {
    const keyword = spanOf(this.CONSUME(t.Defaults));
    this.OPTION1(() => this.SUBRULE(this.junk));
    const body = this.bodyIn("defaults");
    if (body === undefined) this.report("syntax-missing", keyword, '"defaults" has a body.');
    return { kind: "defaults", keyword, body, span: this.spanFrom(keyword.start), broken: false };
  });

  protected readonly import: ParserMethod<[], ImportNode> = this.RULE("import", (): ImportNode => {
    const keyword = spanOf(this.CONSUME(t.Import));
    const braced = this.OPTION(() => this.SUBRULE(this.importedNames));
    const bare = this.OPTION1({
      GATE: () => braced === undefined && this.isBareName(),
      DEF: () => this.SUBRULE(this.bareNames),
    });
    const names = braced ?? bare;
    const from = this.OPTION2({ GATE: () => this.LA(1).image === "from", DEF: () => this.CONSUME(t.Name) });
    const path = this.OPTION3(() => this.string(this.CONSUME(t.Text)));
    const span = this.spanFrom(keyword.start);
    if (path === undefined)
      this.report("syntax-missing", keyword, 'An import is written: import { name } from "./file.lintel".');
    else if (names === undefined)
      this.report("syntax-missing", keyword, 'The imported names are missing: import { name } from "…".');
    else if (from === undefined) {
      this.report(
        "syntax-missing",
        path.span,
        '"from" is missing before the path.',
        insertion("Insert from", path.span.start, "from "),
      );
    }
    return { kind: "import", keyword, names: names ?? [], path, span };
  });

  private readonly importedNames: ParserMethod<[], readonly ImportedName[]> = this.RULE(
    "importedNames",
    (): readonly ImportedName[] => {
      const open = this.CONSUME(t.LeftBrace);
      const count = this.problems.length;
      const names = this.nameSequence(() => !this.isFrom());
      const close = this.OPTION1(() => this.CONSUME(t.RightBrace));
      if (close === undefined || this.isVirtual(close)) {
        this.problems.length = count;
        this.report(
          "syntax-unclosed",
          spanOf(open),
          'This "{" is never closed.',
          insertion("Insert }", this.end(), " }"),
        );
      } else if (names.length === 0) {
        this.report("syntax-empty-list", this.spanFrom(open.startOffset), "An import names what it brings in.");
      }
      return names;
    },
  );

  private readonly bareNames: ParserMethod<[], readonly ImportedName[]> = this.RULE(
    "bareNames",
    (): readonly ImportedName[] => {
      const { startOffset } = this.LA(1);
      const count = this.problems.length;
      const names = this.nameSequence(() => !this.isFrom() && !this.isOnNewLine(1));
      const span = this.spanFrom(startOffset);
      this.problems.length = count;
      const fix = replacement("Put braces around", span, `{ ${this.text.slice(span.start, span.end)} }`);
      this.report("syntax-missing", span, "The names of an import stand in braces.", fix);
      return names;
    },
  );

  private nameSequence(goesOn: () => boolean): readonly ImportedName[] {
    const names: ImportedName[] = [];
    let isSeparated = true;
    const comma = (): void => {
      const token = this.CONSUME(t.Comma);
      if (isSeparated) this.extraComma(token);
      isSeparated = true;
    };
    const name = (): void => {
      if (!isSeparated) this.missingComma();
      names.push(this.SUBRULE(this.importedName));
      isSeparated = false;
    };
    this.MANY({ GATE: goesOn, DEF: () => this.OR([{ ALT: comma }, { ALT: name }]) });
    return names;
  }

  private readonly importedName: ParserMethod<[], ImportedName> = this.RULE("importedName", (): ImportedName => {
    const name = this.name(this.SUBRULE(this.word));
    const alias = this.OPTION({ GATE: () => this.LA(1).image === "as", DEF: () => this.alias() });
    return { name, alias, span: this.spanFrom(name.span.start) };
  });

  private alias() {
    const as = this.CONSUME(t.Name);
    const alias = this.OPTION1({ GATE: () => !this.isFrom(), DEF: () => this.SUBRULE1(this.word) });
    if (alias === undefined) this.report("syntax-missing", spanOf(as), 'A name is missing behind "as".');
    return alias && this.name(alias);
  }

  private isFrom(): boolean {
    return this.LA(1).image === "from" && this.is(2, t.Text);
  }

  private isBareName(): boolean {
    const { tokenType, image } = this.LA(1);
    return t.words.has(tokenType) && image !== "from" && !this.isOnNewLine(1) && !this.is(2, t.Arrow);
  }

  protected readonly forbid: ParserMethod<[], ForbidNode> = this.RULE("forbid", () =>
    this.forbidFrom(spanOf(this.CONSUME(t.Forbid))),
  );

  private forbidFrom(keyword: Span): ForbidNode {
    const from = this.SUBRULE(this.selectors);
    let to: readonly Selector[] = [];
    const arrow = this.OPTION(() => {
      const token = this.CONSUME(t.Arrow);
      to = this.OPTION1({ GATE: () => this.isSelector(), DEF: () => this.SUBRULE1(this.selectors) }) ?? to;
      return arrowNode(token);
    });
    this.checkForbid(keyword, arrow, to);
    return { kind: "forbid", keyword, from, arrow, to, span: this.spanFrom(keyword.start) };
  }

  private checkForbid(keyword: Span, arrow: ArrowNode | undefined, to: readonly Selector[]): void {
    if (arrow === undefined)
      this.report("syntax-missing", keyword, 'What is forbidden is written "forbid client -> store".');
    else if (to.length === 0)
      this.report("syntax-missing", arrow.span, 'A kind, "#tag" or "*" is missing behind this arrow.');
  }

  /** Whether the next token can be a selector: a name is a misspelt kind on the same line only. */
  private isSelector(): boolean {
    return !this.is(1, t.Name) || !this.isOnNewLine(1);
  }

  protected readonly require: ParserMethod<[], RequireNode> = this.RULE("require", () =>
    this.requireFrom(spanOf(this.CONSUME(t.Require))),
  );

  private requireFrom(keyword: Span): RequireNode {
    const selectors = this.SUBRULE2(this.selectors);
    this.OPTION2(() => this.SUBRULE(this.junk));
    const body = this.bodyIn("require");
    if (body === undefined) this.report("syntax-missing", keyword, '"require" has a body that lists what is required.');
    return { kind: "require", keyword, selectors, body, span: this.spanFrom(keyword.start) };
  }

  /** A statement of a policy whose first selector is a name, where a kind or `#tag` was meant. */
  protected readonly misspeltStatement: ParserMethod<[IToken], ForbidNode | RequireNode> = this.RULE(
    "misspeltStatement",
    (word: IToken = this.LA(1)): ForbidNode | RequireNode =>
      this.OR<ForbidNode | RequireNode>([
        { GATE: () => word.image === "forbid", ALT: () => this.forbidFrom(spanOf(word)) },
        { ALT: () => this.requireFrom(spanOf(word)), IGNORE_AMBIGUITIES: true },
      ]),
  );

  /** Whether a word is `forbid` or `require` with a misspelt kind behind it. */
  protected isMisspeltStatement(word: IToken): boolean {
    if (this.isOnNewLine(1) || !this.is(1, t.Name)) return false;
    return (word.image === "forbid" && this.is(2, t.Arrow)) || (word.image === "require" && this.is(2, t.LeftBrace));
  }

  private readonly selectors: ParserMethod<[], readonly Selector[]> = this.RULE("selectors", (): readonly Selector[] =>
    this.OR([{ ALT: () => [this.SUBRULE(this.selector)] }, { ALT: () => this.SUBRULE(this.selectorList) }]),
  );

  private readonly selectorList: ParserMethod<[], readonly Selector[]> = this.RULE(
    "selectorList",
    (): readonly Selector[] => {
      const open = this.CONSUME(t.LeftBracket);
      const found: Selector[] = [];
      const isClosed = this.listItems(open, {
        goesOn: ({ isSeparated }) => isSeparated || !this.is(1, t.Name) || !this.isOnNewLine(1),
        item: () => void found.push(this.SUBRULE(this.selector)),
      });
      const span = this.spanFrom(open.startOffset);
      if (isClosed && found.length === 0)
        this.report("syntax-empty-list", span, 'A kind, "#tag" or "*" is missing here.');
      return found;
    },
  );

  private readonly selector: ParserMethod<[], Selector> = this.RULE("selector", (): Selector =>
    this.OR([
      { ALT: () => this.kindSelector(this.CONSUME(t.Kind)) },
      // a kind with a colon behind it: the colon fits nowhere
      { ALT: () => this.kindSelector(this.CONSUME(t.Key)) },
      { ALT: () => this.tagSelector(this.CONSUME(t.Hash)) },
      { ALT: () => ({ kind: "all", name: "", span: spanOf(this.CONSUME(t.Star)) }) },
      { ALT: () => this.unknownSelector(this.CONSUME(t.Name)) },
    ]),
  );

  private kindSelector(token: IToken): Selector {
    return { kind: "kind", name: token.image, span: spanOf(token) };
  }

  private tagSelector(hash: IToken): Selector {
    const tag = this.OPTION(() => this.SUBRULE(this.word));
    if (tag === undefined) this.report("syntax-missing", spanOf(hash), 'A tag is missing behind "#".');
    return { kind: "tag", name: tag?.image ?? "", span: this.spanFrom(hash.startOffset) };
  }

  private unknownSelector(token: IToken): Selector {
    this.problems.push(unknownKind(spanOf(token), token.image));
    return this.kindSelector(token);
  }
}
