import { writeFileSync } from "node:fs";
import { applyEdits } from "../../design/edits/apply.js";
import { formatDocument } from "../../features/formatting.js";
import { LanguageService } from "../../service.js";
import { LineIndex } from "../../text/line-index.js";
import { markdownEdits } from "../../text/markdown-edits.js";
import { printable } from "../../text/printable.js";
import { readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import { findDesigns, isMarkdown } from "./find-designs.js";
import { complain, inputName, readInput, type ExitCode, type Io } from "./io.js";
import { reasonOf } from "./output.js";
import { progressOn } from "./progress.js";
import { readText, unreadable } from "./read-text.js";
import { displayPath, uriOf } from "./uris.js";

/** `lintel format`: puts designs into the common layout, or with `--check` says which are not. */
export async function format(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    check: { type: "boolean", default: false },
    stdin: { type: "boolean", default: false },
  });
  if (values.stdin || positionals.includes("-")) {
    if (positionals.some((given) => given !== "-"))
      throw new CallError("Standard input is formatted alone, without other paths.");
    return formatInput(io, values.check ? "check" : "write");
  }
  const { files, problems } = findDesigns(positionals.length === 0 ? ["."] : positionals, io.cwd);
  const wrong = [...problems];
  let differing = 0;
  const progress = progressOn(io, "Formatting");
  for (const [index, file] of files.entries()) {
    progress.report(index, files.length);
    const shownPath = displayPath(uriOf(file), io.cwd);
    const read = readText(file);
    if ("reason" in read) wrong.push(unreadable(shownPath, read.reason));
    else if (formatted(file, read.text) !== read.text) {
      differing += 1;
      if (!values.check) write(file, formatted(file, read.text), io);
      progress.end();
      io.stdout.write(`${printable(shownPath)}\n`);
    }
  }
  progress.end();
  for (const problem of wrong) complain(io, problem);
  if (wrong.length > 0) return 2;
  return values.check && differing > 0 ? 1 : 0;
}

async function formatInput(io: Io, mode: "check" | "write"): Promise<ExitCode> {
  const text = await readInput(io);
  const result = formatted(inputName, text);
  if (mode === "write") io.stdout.write(result);
  return mode === "check" && result !== text ? 1 : 0;
}

/** The text in the common layout; of Markdown, its fences. */
function formatted(file: string, text: string): string {
  const uri = uriOf(file);
  const service = new LanguageService({ today: () => "" });
  if (isMarkdown(file)) service.setMarkdown(uri, text);
  else service.setFile(uri, text);
  const snapshot = service.snapshot();
  const lines = new LineIndex(text);
  const edits = [...snapshot.files.keys()].flatMap((inside) => formatDocument(snapshot, inside));
  const placed = edits.map(({ range, newText }) => ({ uri, span: lines.spanOf(range), text: newText }));
  return applyEdits(text, isMarkdown(file) ? markdownEdits(text, placed) : placed);
}

function write(file: string, text: string, { cwd }: Io): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CallError(`${displayPath(uriOf(file), cwd)} can't be written: ${reasonOf(error)}.`);
  }
}
