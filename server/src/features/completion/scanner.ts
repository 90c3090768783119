import type { TokenType } from "chevrotain";
import type { Arrow } from "../../../../grammar/ast.js";
import * as t from "../../../../grammar/tokens.js";
import { openFrame } from "./frames.js";
import { emptyStatement, type Frame, type Statement } from "./slot.js";

/** What the last token of a statement leaves open. */
export type State =
  | "start"
  | "key"
  | "value"
  | "value-list"
  | "value-item"
  | "value-done"
  | "member"
  | "list-member"
  | "head"
  | "head-name"
  | "head-done"
  | "name"
  | "endpoint"
  | "endpoint-list"
  | "endpoint-item"
  | "endpoint-done"
  | "link-title"
  | "accept"
  | "accept-rule"
  | "import"
  | "import-names"
  | "import-name"
  | "import-as"
  | "import-alias"
  | "import-from"
  | "import-path"
  | "selectors"
  | "selectors-done"
  | "hash";

/** Reads tokens from the start of a chunk and knows at each point what is open. */
export class Scanner {
  readonly stack: Frame[] = [{ kind: "file", prefix: "", open: -1, statement: emptyStatement(), keys: [] }];
  statement: Statement = emptyStatement();
  state: State = "start";

  get frame(): Frame {
    return this.stack.at(-1) ?? { kind: "file", prefix: "", open: -1, statement: emptyStatement(), keys: [] };
  }

  take(token: t.SourceToken): void {
    const { tokenType } = token;
    const inImport = this.state.startsWith("import");
    if (tokenType === t.LeftBrace && !inImport) return this.#open(token);
    if (tokenType === t.RightBrace && !inImport) return this.closeFrame();
    const next = this.#isNewStatement(token) ? undefined : this.#next(token);
    if (next !== undefined) this.state = next;
    else this.#start(token);
    if (this.statement.start < 0) this.statement.start = token.startOffset;
  }

  #open(token: t.SourceToken): void {
    const { state, statement, frame } = this;
    // the name of a block property, which has no colon
    if (state === "name") {
      statement.key = statement.sides[0]?.[0];
      statement.sides = [];
    }
    if (statement.key !== undefined) frame.keys.push(statement.key);
    this.stack.push(openFrame(frame, statement, token.startOffset));
    this.#restart();
  }

  /** Leaves the innermost body, as a `}` does. */
  closeFrame(): void {
    if (this.stack.length > 1) this.stack.pop();
    this.#restart();
  }

  #restart(): void {
    this.statement = emptyStatement();
    this.state = "start";
  }

  /** Notes the key of the statement that ends here. */
  #finish(): void {
    const { statement, frame, state } = this;
    const bare = frame.kind === "require" && state === "name" ? statement.sides[0]?.[0] : undefined;
    const key = statement.key ?? bare;
    if (key !== undefined) frame.keys.push(key);
  }

  #start(token: t.SourceToken): void {
    this.#finish();
    this.#restart();
    const { statement } = this;
    const { image, tokenType } = token;
    statement.start = token.startOffset;
    this.state = startStates.get(tokenType) ?? (t.words.has(tokenType) ? "name" : "start");
    if (this.#isPolicyWord(image)) this.state = "selectors";
    switch (this.state) {
      case "key":
        statement.key = image;
        return;
      case "name":
        statement.sides = [[image]];
        return;
      case "endpoint-list":
        statement.sides = [[]];
        return;
      case "endpoint":
        statement.arrows.push(arrowOf(image));
        return;
      case "start":
        return;
      default:
        statement.keyword = image;
    }
  }

  #isPolicyWord(image: string): boolean {
    return this.frame.kind === "policy" && (image === "forbid" || image === "require");
  }

  /** Words that can only begin a statement do so wherever they stand on a line of their own. */
  #isNewStatement({ tokenType, newline }: t.SourceToken): boolean {
    if (tokenType === t.Key) return true;
    if (this.state.startsWith("import") || this.state === "selectors") return false;
    return newline && startWords.has(tokenType);
  }

  #next(token: t.SourceToken): State | undefined {
    const { tokenType, image } = token;
    const isWord = t.words.has(tokenType);
    const { statement } = this;
    switch (this.state) {
      case "key":
        return tokenType === t.Colon ? "value" : undefined;
      case "value":
        statement.region = image;
        return tokenType === t.LeftBracket ? "value-list" : "value-done";
      case "value-list":
      case "value-item":
      case "list-member":
        return this.#listNext(token);
      case "value-done":
        return tokenType === t.Dot ? "member" : undefined;
      case "member":
        return isWord ? "value-done" : undefined;
      case "head":
        if (isWord) statement.name = image;
        return isWord ? "head-name" : this.#title(tokenType, "head-done");
      case "head-name":
        return this.#title(tokenType, "head-done");
      case "name":
        return this.#arrow(token);
      case "accept":
        if (isWord) statement.name = image;
        return isWord ? "accept-rule" : undefined;
      default:
        return this.#nextInLine(token);
    }
  }

  #nextInLine(token: t.SourceToken): State | undefined {
    const { tokenType } = token;
    switch (this.state) {
      case "endpoint":
        return this.#endpoint(token);
      case "endpoint-list":
      case "endpoint-item":
        return this.#endpointItem(token);
      case "endpoint-done":
        return this.#arrow(token) ?? this.#title(tokenType, "link-title");
      case "selectors":
      case "selectors-done":
      case "hash":
        return this.#selector(token);
      default:
        return this.#import(token);
    }
  }

  #title(tokenType: TokenType, after: State): State | undefined {
    if (tokenType !== t.Text) return undefined;
    this.statement.titled = true;
    return after;
  }

  #arrow({ tokenType, image }: t.SourceToken): State | undefined {
    if (tokenType !== t.Arrow) return undefined;
    this.statement.arrows.push(arrowOf(image));
    return "endpoint";
  }

  #listNext({ tokenType, image }: t.SourceToken): State {
    if (tokenType === t.RightBracket) {
      this.statement.listed = [];
      return "value-done";
    }
    if (tokenType === t.Comma) return "value-list";
    if (tokenType === t.Dot) return "list-member";
    this.statement.region = image;
    this.statement.listed.push(image);
    return "value-item";
  }

  #endpoint({ tokenType, image }: t.SourceToken): State | undefined {
    const isWord = t.words.has(tokenType);
    if (tokenType === t.Any) return "endpoint";
    this.statement.sides.push(isWord ? [image] : []);
    if (tokenType === t.LeftBracket) return "endpoint-list";
    return isWord ? "endpoint-done" : undefined;
  }

  #endpointItem({ tokenType, image }: t.SourceToken): State | undefined {
    const isWord = t.words.has(tokenType);
    if (tokenType === t.RightBracket) return "endpoint-done";
    if (tokenType === t.Comma) return "endpoint-list";
    if (isWord) this.statement.sides.at(-1)?.push(image);
    return isWord ? "endpoint-item" : undefined;
  }

  #selector({ tokenType, image }: t.SourceToken): State | undefined {
    const isWord = t.words.has(tokenType);
    const { statement } = this;
    if (tokenType === t.Arrow) {
      statement.arrows.push(arrowOf(image));
      return "selectors";
    }
    if (tokenType === t.Hash) return "hash";
    if (tokenType === t.LeftBracket || tokenType === t.Comma) return "selectors";
    if (tokenType === t.RightBracket || tokenType === t.Star) return "selectors-done";
    if (!isWord || this.state === "selectors-done") return undefined;
    statement.selectors.push(this.state === "hash" ? `#${image}` : image);
    return "selectors-done";
  }

  #import({ tokenType, image }: t.SourceToken): State | undefined {
    const isWord = t.words.has(tokenType);
    switch (this.state) {
      case "import":
        return tokenType === t.LeftBrace ? "import-names" : undefined;
      case "import-names":
        if (tokenType === t.RightBrace) return "import-from";
        if (isWord) this.statement.listed.push(image);
        return isWord ? "import-name" : undefined;
      case "import-name":
        return image === "as" ? "import-as" : this.#afterImported(tokenType);
      case "import-as":
        return isWord ? "import-alias" : undefined;
      case "import-alias":
        return this.#afterImported(tokenType);
      case "import-from":
        return image === "from" ? "import-path" : undefined;
      default:
        return undefined;
    }
  }

  #afterImported(tokenType: TokenType): State | undefined {
    if (tokenType === t.Comma) return "import-names";
    return tokenType === t.RightBrace ? "import-from" : undefined;
  }
}

/** What a sign that is taken for an arrow is most likely meant to be. */
function arrowOf(image: string): Arrow {
  return image.includes("~") ? "~>" : "->";
}

const startStates: ReadonlyMap<TokenType, State> = new Map<TokenType, State>([
  [t.Key, "key"],
  [t.Kind, "head"],
  [t.Accept, "accept"],
  [t.Defaults, "head-done"],
  [t.Import, "import"],
  [t.Arrow, "endpoint"],
  [t.LeftBracket, "endpoint-list"],
  [t.Forbid, "selectors"],
  [t.Require, "selectors"],
]);

const startWords: ReadonlySet<TokenType> = new Set([t.Kind, t.Accept, t.Defaults, t.Import, t.Forbid, t.Require]);
