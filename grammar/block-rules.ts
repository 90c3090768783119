import type { ParserMethod } from "chevrotain";
import type { BlockNode, Identifier, PropertyNode, Value } from "./ast.js";
import { identifier, spanOf } from "./build-ast.js";
import { missingBody, missingName, missingValue, valueAndBody } from "./grammar-problems.js";
import { replacement } from "./problems.js";
import { blockForm } from "./schema/block-forms.js";
import { StatementRules } from "./statement-rules.js";
import { keyNames, takesWord } from "./schema/vocabulary.js";
import * as t from "./tokens.js";

/** Blocks and properties. */
export abstract class BlockRules extends StatementRules {
  protected readonly block: ParserMethod<[], BlockNode> = this.RULE("block", (): BlockNode => {
    const keyword = identifier(this.CONSUME(t.Kind));
    return this.blockFrom(keyword);
  });

  /** What goes on behind the kind of a block. */
  protected blockFrom(keyword: Identifier): BlockNode {
    const reported = this.problems.length;
    const word = this.RECORDING_PHASE || this.isBlockName() ? this.OPTION(this.blockNamePart) : undefined;
    const title = this.OPTION1(this.titlePart);
    const extra = this.RECORDING_PHASE || this.isExtraWord() ? this.extraPart(word) : undefined;
    this.OPTION3(this.junkPart);
    const headProblems = this.problems.length - reported;
    const body = this.OPTION4(this.bodyPart);
    const name = word ?? extra;
    if (headProblems === 0) this.checkForm(keyword, { name, title, body });
    return { kind: "block", keyword, name, title, body, span: this.spanFrom(keyword.span.start), broken: false };
  }

  /** Reports a name or a body that blocks of this kind must have. */
  private checkForm(keyword: Identifier, { name, title, body }: Pick<BlockNode, "name" | "title" | "body">): void {
    const form = this.place === "defaults" ? undefined : blockForm(keyword.name);
    if (form?.name === "required" && name === undefined) this.problems.push(missingName(keyword, title));
    else if (form?.body === "required" && body === undefined) this.problems.push(missingBody(keyword));
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
    // `group g { registry a owner { … } }`: a known key with a block is the next entry of the body around
    if (this.is(2, t.LeftBrace)) return !this.isKeyedBlock(1);
    return this.is(2, t.Text) || (this.is(2, t.Name) && !this.isOnNewLine(2));
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

  protected readonly property: ParserMethod<[], PropertyNode> = this.RULE("property", (): PropertyNode => {
    const key = identifier(this.CONSUME(t.Key));
    const colon = spanOf(this.CONSUME(t.Colon));
    const value = this.RECORDING_PHASE || this.isValue(key) ? this.OPTION(this.valuePart) : undefined;
    const body = this.OPTION1(this.bodyPart);
    if (value === undefined && body === undefined) this.problems.push(missingValue(key, this.end()));
    else if (body !== undefined) this.problems.push(valueAndBody(key, colon, value, body));
    return { kind: "property", key, colon, value, body, span: this.spanFrom(key.span.start) };
  });

  private readonly valuePart = (): Value => this.SUBRULE(this.value);

  /** Whether what follows a colon is its value, and not the next entry behind one whose value is missing. */
  private isValue(key: Identifier): boolean {
    if (this.is(1, t.Name)) return !this.is(2, t.Arrow) && !(this.isOnNewLine(1) && this.isKeyLike());
    if (!this.isOnNewLine(1) || this.is(1, t.Text) || this.is(1, t.Numeric)) return true;
    if (this.is(1, t.LeftBracket)) return !this.isListLink();
    if (this.is(2, t.LeftBrace)) return false;
    if (takesWord(key.name, this.LA(1).image) && this.isKeyedBlock(2)) return true;
    return this.isOnNewLine(2) || !(this.is(2, t.Name) || this.is(2, t.Text));
  }

  /** Whether a known key with a block stands there: `client retry { … }` behind `per:` is a value and the next entry. */
  private isKeyedBlock(ahead: number): boolean {
    return this.is(ahead, t.Name) && this.is(ahead + 1, t.LeftBrace) && keyNames.has(this.LA(ahead).image);
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
}
