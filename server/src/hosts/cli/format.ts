import { readFileSync, writeFileSync } from "node:fs";
import { applyEdits } from "../../design/edits/apply.js";
import { formatDocument } from "../../features/formatting.js";
import { LanguageService } from "../../service.js";
import { LineIndex } from "../../text/line-index.js";
import { printable } from "../../text/printable.js";
import { readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import { findDesigns, isMarkdown } from "./find-designs.js";
import { complain, readInput, type ExitCode, type Io } from "./io.js";
import { reasonOf } from "./output.js";
import { displayPath, uriOf } from "./uris.js";

/** `lintel format`: puts designs into the common layout, or with `--check` says which are not. */
export async function format(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    check: { type: "boolean", default: false },
    stdin: { type: "boolean", default: false },
  });
  if (values.stdin || positionals.includes("-")) return formatInput(io, values.check ? "check" : "write");
  const { files, problems } = findDesigns(positionals.length === 0 ? ["."] : positionals, io.cwd);
  const unreadable: string[] = [];
  let differing = 0;
  for (const file of files) {
    const text = readText(file);
    if (text === undefined) unreadable.push(`The file ${displayPath(uriOf(file), io.cwd)} can't be read.`);
    else if (formatted(file, text) !== text) {
      differing += 1;
      if (!values.check) write(file, formatted(file, text), io);
      io.stdout.write(`${printable(displayPath(uriOf(file), io.cwd))}\n`);
    }
  }
  for (const problem of [...problems, ...unreadable]) complain(io, problem);
  if (problems.length + unreadable.length > 0) return 2;
  return values.check && differing > 0 ? 1 : 0;
}

async function formatInput(io: Io, mode: "check" | "write"): Promise<ExitCode> {
  const text = await readInput(io);
  const result = formatted("stdin.lintel", text);
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
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ uri, span: lines.spanOf(range), text: newText })),
  );
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function write(file: string, text: string, { cwd }: Io): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CallError(`${displayPath(uriOf(file), cwd)} can't be written: ${reasonOf(error)}.`);
  }
}
