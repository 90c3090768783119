import type { DesignFile, FileProblem } from "../../design/model.js";
import { locate } from "../../design/place.js";
import type { PlacedChunk, Problem } from "../../../../grammar/syntax.js";
import { shift } from "../../text/span.js";
import type { Finding } from "../finding.js";

/** The mistakes of a file against the language as findings: syntax, names and schema. */
export function mistakesOf(file: DesignFile): readonly Finding[] {
  const broken = file.syntax.chunks.filter(({ chunk }) => chunk.problems.length > 0);
  return [
    ...broken.flatMap((chunk) => chunk.chunk.problems.map((problem) => syntaxMistake(file, chunk, problem))),
    ...file.problems.map(problemMistake),
  ];
}

function syntaxMistake({ uri }: DesignFile, chunk: PlacedChunk, problem: Problem): Finding {
  const { code, message, severity, unnecessary, span, fixes = [] } = problem;
  return {
    ...mistake(code, message, severity),
    location: locate({ uri, chunk, span }),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ uri, span: shift(edit.span, chunk.start), text: edit.text })),
    })),
    unnecessary,
  };
}

function problemMistake({
  code,
  place,
  message,
  severity,
  unnecessary,
  related = [],
  fixes = [],
}: FileProblem): Finding {
  return {
    ...mistake(code, message, severity),
    location: locate(place),
    related: related.map((one) => ({ message: one.message, location: locate(one.place) })),
    fixes,
    unnecessary,
  };
}

function mistake(code: string, message: string, severity: Problem["severity"]) {
  return { rule: code, category: code.split("-", 1)[0] ?? code, severity, stated: true, message, related: [] };
}
