import fc from "fast-check";
import type { Position, Range, TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import type { Wire } from "../harness/wire.js";
import { anyText } from "./texts.js";

/* What a client may do to a server, right or wrong. */

/** One thing that a client does; resolves when the server has taken it. */
export type Act = (wire: Wire, uri: string) => Promise<unknown>;

const number = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 2 ** 31 - 1, 2 ** 40, 0.5) },
);
const position: fc.Arbitrary<Position> = fc.record({ line: number, character: number });
const range: fc.Arbitrary<Range> = fc.record({ start: position, end: position });
const version = fc.oneof(fc.nat({ max: 9 }), fc.constantFrom(-1, null));
const fragment = fc.oneof(
  fc.constantFrom("", "\n", "{", "}", '"', "service a { replicas: 2 }\n", "a -> b", "\ud800"),
  anyText,
);
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ range, text: fragment }) },
  { weight: 1, arbitrary: fc.record({ text: anyText }) },
);

/** A change of a text as an editor sends it: a range of it, which may begin inside of a line break or a pair of surrogates, or all of it. */
export type Change = TextDocumentContentChangeEvent;

const near = fc.record({ line: fc.nat({ max: 30 }), character: fc.nat({ max: 40 }) });
const torn = fc.constantFrom("\r", "\n", "\r\n", "\ud83d", "\ude00", "\u{1f600}", "\u2028", "```", "> ");
const orderedRange: fc.Arbitrary<Range> = fc
  .tuple(near, near)
  .map(([a, b]) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character) ? { start: a, end: b } : { start: b, end: a },
  );

/** What one notification brings. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ range: orderedRange, text: fc.oneof(torn, fragment) }) },
    { weight: 1, arbitrary: fc.record({ text: anyText }) },
  ),
  { minLength: 1, maxLength: 4 },
);

/** URIs that mean the document at hand, no document, or nothing. */
const otherUri = fc.constantFrom(
  "file:///nowhere/else.lintel",
  "untitled:Untitled-1",
  "",
  "%",
  "no uri at all",
  "http://[",
);

const about = <P extends object>(method: string, params: fc.Arbitrary<P>): fc.Arbitrary<Act> =>
  fc.tuple(params, fc.option(otherUri, { freq: 8 })).map(([given, other]) => (wire, uri) => {
    return wire.request(`textDocument/${method}`, { textDocument: { uri: other ?? uri }, ...given });
  });

const at = fc.record({ position });
const over = fc.record({ range });
const alone = fc.constant({});
const options = { tabSize: 2, insertSpaces: true };

const requests: readonly fc.Arbitrary<Act>[] = [
  ...["hover", "completion", "definition", "documentHighlight", "prepareRename", "prepareCallHierarchy"].map((method) =>
    about(method, at),
  ),
  ...["diagnostic", "documentSymbol", "foldingRange", "semanticTokens/full", "codeLens", "documentLink"].map((method) =>
    about(method, alone),
  ),
  ...["inlayHint", "semanticTokens/range"].map((method) => about(method, over)),
  about("references", fc.record({ position, context: fc.record({ includeDeclaration: fc.boolean() }) })),
  about("rename", fc.record({ position, newName: fc.oneof(fc.constantFrom("b", "service", ""), fc.string()) })),
  about("selectionRange", fc.record({ positions: fc.array(position, { maxLength: 3 }) })),
  about("codeAction", fc.record({ range, context: fc.constant({ diagnostics: [] }) })),
  about("formatting", fc.constant({ options })),
  about("rangeFormatting", fc.record({ range, options: fc.constant(options) })),
  about("onTypeFormatting", fc.record({ position, ch: fc.constantFrom("}", "x"), options: fc.constant(options) })),
];

const edits: fc.Arbitrary<Act> = fc
  .tuple(version, fc.array(change, { maxLength: 4 }), fc.option(otherUri, { freq: 20 }))
  .map(([given, contentChanges, other]) => (wire, uri) => {
    return wire.notify("textDocument/didChange", {
      textDocument: { uri: other ?? uri, version: given },
      contentChanges,
    });
  });

/** Opened twice, closed twice, closed while it is asked about. */
const documents: fc.Arbitrary<Act> = fc.oneof(
  anyText.map(
    (text): Act =>
      (wire, uri) =>
        wire.open(uri, text),
  ),
  fc.constantFrom<Act>((wire, uri) => wire.close(uri)),
);

/** Requests that no server could answer; refusing them is an answer, and so is to say in the log why there is none. */
const nonsense: fc.Arbitrary<Act> = fc
  .tuple(
    fc.constantFrom(
      "textDocument/hover",
      "textDocument/rename",
      "textDocument/unknown",
      "workspace/symbol",
      "lintel/drawing",
    ),
    fc.constantFrom<unknown>({}, { textDocument: null }, { textDocument: { uri: 1 }, position: {} }, [], {
      query: null,
    }),
  )
  .map(([method, params]) => async (wire) => {
    const said = wire.log.length;
    await wire.request(method, params).finally(() => wire.log.splice(said));
  });

/** Anything that a client does; an act may be refused. */
export const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: edits },
  { weight: 8, arbitrary: fc.oneof(...requests) },
  { weight: 1, arbitrary: documents },
  { weight: 1, arbitrary: nonsense },
);
