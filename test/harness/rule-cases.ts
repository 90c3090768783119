/*
 * The cases of a rule, test/rules/<category>/<id>.lintel. Each begins with `//// title`. Lines that begin with `////` and one of these words
 * belong to the case before them:
 *
 *   //// file lib.lintel       another file, only imported
 *   //// checked lib.lintel    another file, reviewed as well
 *   //// config { "rules": … }  the lintel.json
 *   //// with other-rule       runs other rules as well
 */

/** One case: files whose findings are compared with what they expect. */
export interface RuleCase {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly checked: readonly string[];
  readonly config?: string;
  readonly with: readonly string[];
}

export const mainFile = "design.lintel";

interface CaseDraft {
  readonly title: string;
  readonly files: Record<string, string>;
  readonly checked: string[];
  config?: string;
  with: string[];
  /** The file that is read. */
  current: string;
}

/** The cases that a text holds, in order. Throws for text before the first. */
export function ruleCases(text: string): readonly RuleCase[] {
  const cases: CaseDraft[] = [];
  for (const line of text.split("\n")) {
    const [, word = "", rest = ""] = /^\/\/\/\/\s*(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
    const last = cases.at(-1);
    if (word === "") addLine(last, line);
    else if (last === undefined || !addDirective(last, word, rest)) cases.push(newCase(`${word} ${rest}`.trim()));
  }
  return cases;
}

function newCase(title: string): CaseDraft {
  return { title, files: { [mainFile]: "" }, checked: [mainFile], with: [], current: mainFile };
}

function addLine(last: CaseDraft | undefined, line: string): void {
  if (last !== undefined) last.files[last.current] = `${last.files[last.current] ?? ""}${line}\n`;
  else if (line.trim() !== "" && !line.startsWith("//")) throw new Error(`This stands before the first case: ${line}`);
}

function addDirective(last: CaseDraft, word: string, rest: string): boolean {
  if (word === "config") last.config = rest;
  else if (word === "with") last.with = rest.split(/[,\s]+/);
  else if (word === "file" || word === "checked") {
    last.current = rest;
    last.files[rest] = "";
    if (word === "checked") last.checked.push(rest);
  } else return false;
  return true;
}
