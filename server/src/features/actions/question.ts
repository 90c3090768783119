import type { CodeActionKind } from "vscode-languageserver-types";
import type { FileSyntax } from "../../../../grammar/syntax.js";
import type { Design } from "../../design/model.js";
import type { Snapshot } from "../../snapshot.js";
import type { Span } from "../../text/span.js";
import type { HandbookLink } from "../handbook.js";

/** What code actions are told besides the place. */
export interface CodeActionOptions {
  readonly link: HandbookLink;
  /** The kinds asked for; left out: all but the `source` ones, which come only when asked for. */
  readonly only?: readonly CodeActionKind[];
  /** The `lintel.json` that holds for the file; where it does not exist yet, `text` is undefined and the edit creates it. */
  readonly config?: { readonly uri: string; readonly text?: string };
  /** The client's command that selects a range of a document, for texts to fill in; takes its URI and a range. */
  readonly selectCommand?: string;
}

/** Everything that the finding of actions looks at. */
export interface ActionQuestion {
  readonly snapshot: Snapshot;
  readonly uri: string;
  readonly syntax: FileSyntax;
  readonly design: Design;
  readonly span: Span;
  readonly options: CodeActionOptions;
}

/** Whether actions of the kind are asked for: `refactor` asks for `refactor.extract` too. */
export function isAsked({ options: { only } }: ActionQuestion, kind: CodeActionKind): boolean {
  if (only === undefined) return !kind.startsWith("source");
  return only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}
