import type { Entry } from "./ast.js";
import { endsImports, markBroken } from "./build-ast.js";
import { decisions } from "./decisions.generated.js";
import { lex } from "./lexer.js";
import { LintelParser } from "./parser.js";
import type { Repairs } from "./repairs.js";
import { segmentsOf } from "./segments.js";
import { settle } from "./settle.js";
import type { Chunk, ChunkContext, FileSyntax, PlacedChunk } from "./syntax.js";

/** Parses text, taking over unchanged chunks of `previous`; never throws. */
export function parseFile(text: string, previous?: FileSyntax): FileSyntax {
  const known = chunksByText(previous);
  const chunks: PlacedChunk[] = [];
  let allowsImports = true;
  for (const { start, end, repairs } of segmentsOf(text)) {
    const chunkText = text.slice(start, end);
    const context: ChunkContext = { repairs, allowsImports };
    const chunk: Chunk =
      known.get(chunkText)?.find((old) => isParsedLike(old, context)) ??
      parseChunk(detached(chunkText, previous), context);
    chunks.push({ chunk, start });
    allowsImports &&= !chunk.entries.some(endsImports);
  }
  return { text, chunks };
}

function chunksByText(file: FileSyntax | undefined): ReadonlyMap<string, readonly Chunk[]> {
  const known = new Map<string, Chunk[]>();
  for (const { chunk } of file?.chunks ?? []) {
    const same = known.get(chunk.text);
    if (same === undefined) known.set(chunk.text, [chunk]);
    else if (same.length < 4) same.push(chunk);
  }
  return known;
}

/**
 * The text, or after an edit a copy of it: a part of a string keeps the whole string alive, and chunks that outlive many edits would keep as many
 * versions of the file.
 */
function detached(text: string, previous: FileSyntax | undefined): string {
  return previous === undefined ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** Whether a chunk of equal text is what parsing it in this context would give. */
function isParsedLike({ context, entries }: Chunk, { repairs, allowsImports }: ChunkContext): boolean {
  if (!haveSameRepairs(context.repairs, repairs)) return false;
  return context.allowsImports === allowsImports || !hasImports(entries);
}

function hasImports(entries: readonly Entry[]): boolean {
  return entries.some((entry) => entry.kind === "import");
}

function haveSameRepairs(left: Repairs, right: Repairs): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

let sharedParser: LintelParser | undefined;

/** Parses the text of one chunk. */
export function parseChunk(text: string, context: ChunkContext): Chunk {
  sharedParser ??= new LintelParser({ decisions });
  const lexed = lex(text, context.repairs);
  const { allowsImports } = context;
  const { entries, problems, faults } = sharedParser.parse({ text, tokens: lexed.tokens, allowsImports });
  const settled = settle(text, lexed, problems);
  if (settled.length > 0) markBroken(entries, [...faults, ...settled.map((problem) => problem.span.start)]);
  const ownContext = hasImports(entries) ? context : { repairs: context.repairs, allowsImports: true };
  return { text, entries, problems: settled, comments: lexed.comments, context: ownContext };
}
