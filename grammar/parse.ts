import type { Entry } from "./ast.js";
import { endsImports, markBroken } from "./build-ast.js";
import { decisions } from "./decisions.generated.js";
import { keptChunks } from "./kept.js";
import { lex } from "./lexer.js";
import { LintelParser } from "./parser.js";
import type { Repairs } from "./repairs.js";
import { segmentsBetween, segmentsOf, type Segment } from "./segments.js";
import { settle } from "./settle.js";
import type { Chunk, ChunkContext, FileSyntax, PlacedChunk } from "./syntax.js";

/** Parses text, taking over unchanged chunks of `previous`; never throws. */
export function parseFile(text: string, previous?: FileSyntax): FileSyntax {
  const edited = previous && parseEdited(text, previous);
  if (edited !== undefined) return edited;
  return { text, chunks: parseSegments(text, segmentsOf(text), { known: previous?.chunks, allowsImports: true }) };
}

/** Reads no more than the edit has touched; undefined where it may have an effect on the rest. */
function parseEdited(text: string, previous: FileSyntax): FileSyntax | undefined {
  const kept = keptChunks(text, previous);
  if (kept === undefined) return undefined;
  const { before, behind, changed } = kept;
  const segments = segmentsBetween(text, endOf(before), behind[0]?.start ?? text.length);
  if (segments === undefined) return undefined;
  const allowsImports = !before.some(endsTheImports);
  const between = parseSegments(text, segments, { known: changed, allowsImports });
  // where imports may stand decides how the rest is read
  if (allowsImports && behind.length > 0 && changed.some(endsTheImports) !== between.some(endsTheImports))
    return undefined;
  return { text, chunks: [...before, ...between, ...behind] };
}

function endOf(chunks: readonly PlacedChunk[]): number {
  const last = chunks.at(-1);
  return last === undefined ? 0 : last.start + last.chunk.text.length;
}

function endsTheImports({ chunk }: PlacedChunk): boolean {
  return chunk.entries.some(endsImports);
}

/** What is known of a text before it is parsed. */
interface Beforehand {
  /** Chunks of an earlier text, left out where there is none. */
  readonly known: readonly PlacedChunk[] | undefined;
  readonly allowsImports: boolean;
}

function parseSegments(text: string, segments: readonly Segment[], beforehand: Beforehand): readonly PlacedChunk[] {
  const known = chunksByText(beforehand.known ?? []);
  let { allowsImports } = beforehand;
  return segments.map(({ start, end, repairs }) => {
    const chunkText = text.slice(start, end);
    const context: ChunkContext = { repairs, allowsImports };
    const chunk: Chunk =
      known.get(chunkText)?.find((old) => isParsedLike(old, context)) ??
      parseChunk(beforehand.known === undefined ? chunkText : detached(chunkText), context);
    allowsImports &&= !chunk.entries.some(endsImports);
    return { chunk, start };
  });
}

function chunksByText(chunks: readonly PlacedChunk[]): ReadonlyMap<string, readonly Chunk[]> {
  const known = new Map<string, Chunk[]>();
  for (const { chunk } of chunks) {
    const same = known.get(chunk.text);
    if (same === undefined) known.set(chunk.text, [chunk]);
    else if (same.length < 4) same.push(chunk);
  }
  return known;
}

/**
 * A copy of a text: a part of a string keeps the whole string alive, and chunks that outlive many edits would keep as many versions of the
 * file.
 */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
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
