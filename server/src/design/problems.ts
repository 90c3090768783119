import type { PlacedChunk, Problem } from "../../../grammar/syntax.js";
import type { Span } from "../text/span.js";
import type { FileEdit, FileProblem, Fix } from "./model.js";
import type { Place } from "./place.js";

/** What a problem may have besides code, place and message. */
export interface ProblemDetails {
  readonly severity?: "error" | "information";
  readonly unnecessary?: boolean;
  readonly related?: FileProblem["related"];
  readonly fixes?: readonly Fix[];
}

/** Collects the problems of one file. */
export class ProblemList {
  readonly all: FileProblem[] = [];
  readonly #uri: string;
  readonly #seen = new Set<string>();

  constructor(uri: string) {
    this.#uri = uri;
  }

  /** One mistake gives one problem: the same code at the same place is kept once. */
  add(code: string, chunk: PlacedChunk, span: Span, message: string, details: ProblemDetails = {}): void {
    const key = `${code} ${String(chunk.start + span.start)} ${String(span.end)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const place: Place = { uri: this.#uri, chunk, span };
    this.all.push({ code, place, message, severity: details.severity ?? "error", ...details });
  }

  /** Takes over the problems of a body, which are relative to its chunk. */
  addAll(problems: readonly Problem[], chunk: PlacedChunk): void {
    for (const { code, span, message, ...rest } of problems) {
      const fixes = rest.fixes?.map((fix) => ({
        title: fix.title,
        edits: fix.edits.map((edit) => this.edit(chunk, edit.span, edit.text)),
      }));
      this.add(code, chunk, span, message, { ...rest, fixes });
    }
  }

  /** A change to the file at a place of a chunk. */
  edit(chunk: PlacedChunk, span: Span, text: string): FileEdit {
    return { uri: this.#uri, span: { start: chunk.start + span.start, end: chunk.start + span.end }, text };
  }

  /** A fix that replaces one place. */
  replace(chunk: PlacedChunk, span: Span, text: string, title = `Change to "${text}"`): Fix {
    return { title, edits: [this.edit(chunk, span, text)] };
  }
}
