import type { Arrow } from "../../../../grammar/ast.js";
import type { PropertyPlace } from "../../handbook/hover-text.js";

/*
 * What may stand at the cursor, as far as the text before it tells. It is found from tokens alone, so that it holds in broken text too.
 */

/** What a body is the body of. */
export type FrameKind =
  | "file"
  | "container"
  | "element"
  | "link"
  | "flow"
  | "step"
  | "design"
  | "policy"
  | "scenario"
  | "block"
  | "accept"
  | "defaults"
  | "kind-defaults"
  | "arrow-defaults"
  | "require"
  | "unknown";

/** One body around the cursor. */
export interface Frame {
  readonly kind: FrameKind;
  /** Where the schema's properties of the body are found; absent where none may stand. */
  readonly place?: PropertyPlace;
  /** The path of a block property with its dot, such as `retry.`. */
  readonly prefix: string;
  /** The `{`, relative to the start of the text that was read; -1 for the file. */
  readonly open: number;
  /** Name of the block. */
  readonly name?: string;
  /** The word that starts the block. */
  readonly keyword?: string;
  /** What the statement that the body is of has said. */
  readonly statement: Statement;
  /** Keys of properties before the cursor, the statement under the cursor not counted. */
  readonly keys: string[];
}

/** What is known of the statement before the cursor. */
export interface Statement {
  /** Where its first token stands; -1 before there is one. */
  start: number;
  keyword?: string;
  name?: string;
  titled?: boolean;
  key?: string;
  /** The sides of a link or step, each a list of names. */
  sides: string[][];
  arrows: Arrow[];
  /** The last word of the value, which a `.` makes a region. */
  region?: string;
  /** What the open list holds so far. */
  listed: string[];
  /** Selectors of a policy's statement: kinds and `#tags`. */
  selectors: string[];
}

/** The place at the cursor. */
export type Slot =
  /** A statement may begin: a key, a kind, the first name of a link. */
  | { readonly type: "entry" }
  | { readonly type: "value"; readonly key: string; readonly inList: boolean }
  | { readonly type: "zone"; readonly region: string }
  | { readonly type: "endpoint"; readonly inList: boolean }
  | { readonly type: "arrow" }
  | { readonly type: "rule" }
  | { readonly type: "imported" }
  | { readonly type: "import-word"; readonly word: "from" | "as" }
  | { readonly type: "import-path"; readonly quoted: boolean }
  | { readonly type: "string"; readonly key: string }
  | { readonly type: "selector" }
  | { readonly type: "tag-selector" }
  | { readonly type: "nothing" };

export interface Context {
  readonly slot: Slot;
  /** The innermost first; the file is the last. */
  readonly frames: readonly [Frame, ...Frame[]];
  /** The offset in the file from which the `open` of frames and the `start` of statements count. */
  readonly start: number;
  readonly statement: Statement;
  /** What is typed of the word or number at the cursor. */
  readonly typed: string;
}

/** A statement of which nothing is said yet. */
export function emptyStatement(): Statement {
  return { start: -1, sides: [], arrows: [], listed: [], selectors: [] };
}
