import type { Span } from "../server/src/text/span.js";
import type { Entry } from "./ast.js";
import type { Repairs } from "./repairs.js";

/** A change to the text of one chunk; the span is relative to the chunk. */
export interface ChunkEdit {
  readonly span: Span;
  readonly text: string;
}

/** A mechanical repair of a problem. */
export interface ProblemFix {
  readonly title: string;
  readonly edits: readonly ChunkEdit[];
}

/** A mistake that lexer, grammar, names or schema find. */
export interface Problem {
  /** `syntax-…`, `name-…` or `schema-…`. */
  readonly code: string;
  /** Relative to the chunk. */
  readonly span: Span;
  /** One plain sentence. */
  readonly message: string;
  readonly severity: "error" | "information";
  readonly unnecessary?: boolean;
  readonly fixes?: readonly ProblemFix[];
}

/** `// …` or `/* … *\/`, its span relative to the chunk. */
export interface Comment {
  readonly span: Span;
}

/** A lexical token as the formatter and the highlighter need it, its span relative to the chunk. */
export interface SyntaxToken {
  readonly type: TokenName;
  readonly span: Span;
}

export type TokenName =
  "name" | "keyword" | "string" | "number" | "date" | "arrow" | "punctuation" | "hash" | "star" | "unknown" | "comment";

/** What a chunk was parsed with besides its text. */
export interface ChunkContext {
  /** What is taken as given where braces or `"""` are missing: two chunks of equal text may differ in it. */
  readonly repairs: Repairs;
  /** Whether an import may stand here, for none but imports come before; true where the chunk holds none. */
  readonly allowsImports: boolean;
}

/**
 * A stretch of the file that holds whole top-level declarations: what is parsed, remembered and redone as one. It is immutable and knows
 * nothing of its place in the file, so equal text gives the same chunk wherever an edit moves it.
 */
export interface Chunk {
  readonly text: string;
  readonly entries: readonly Entry[];
  /** Problems of lexer and grammar, in order of place. */
  readonly problems: readonly Problem[];
  /** Comments in order; blank lines and layout are read from the text. */
  readonly comments: readonly Comment[];
  readonly context: ChunkContext;
}

/** A chunk at its place in a file; `start` is the file offset of the chunk's text. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  readonly start: number;
}

/** A parsed file: its chunks cover the text without gaps, in order. */
export interface FileSyntax {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
}
