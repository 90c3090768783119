import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { LanguageService } from "../../service.js";
import { configFileName } from "../../rules/config/config-file.js";
import { documentUri } from "../../text/markdown-fences.js";
import { LineIndex } from "../../text/line-index.js";
import type { Documents } from "../../report/result.js";
import { CallError } from "./call-error.js";
import { isMarkdown } from "./find-designs.js";
import type { Io } from "./io.js";
import { readText, unreadable } from "./read-text.js";
import { isInFolder, realPath } from "../paths.js";
import { displayPath, pathOf, uriOf } from "./uris.js";

const byteOrderMark = "\uFEFF";

/** The text without the byte-order mark that it may begin with. */
export function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

/** The files of a call, read from the disk into the language service with all that they import and the settings that hold for them. */
export class CliWorkspace implements Documents {
  readonly service: LanguageService;
  /** Texts of documents as last read or changed, by URI. */
  readonly texts = new Map<string, string>();
  /** A sentence for each file that could not be read. */
  readonly problems: string[] = [];
  /** The URIs of the designs that are checked; a Markdown file has one for each fence. */
  readonly checked = new Set<string>();
  readonly #cwd: string;
  readonly #folders: readonly string[];
  readonly #foldersWithSettings = new Set<string>();
  /** Documents that begin with a byte-order mark; their texts are kept without. */
  readonly #marked = new Set<string>();
  readonly #lines = new Map<string, LineIndex>();

  /** @param files absolute paths of what is checked: imports may reach whatever lies in their repositories or below the working directory */
  constructor({ cwd, today }: Pick<Io, "cwd" | "today">, files: readonly string[]) {
    this.#cwd = cwd;
    this.#folders = [...new Set([cwd, ...files.map((file) => path.dirname(file))].map(repositoryOf).map(realPath))];
    this.service = new LanguageService({ today: () => today, isInside: (uri) => this.#isInside(uri) });
  }

  /** Reads a file that is to be checked. */
  check(file: string): void {
    const text = this.#read(file);
    if (text !== undefined) this.checkText(file, text);
  }

  /** Takes a text to be checked as if it were the file's. */
  checkText(file: string, text: string): void {
    const uri = uriOf(file);
    this.#remember(uri, text);
    this.#readSettings(path.dirname(file));
    if (isMarkdown(file)) for (const inside of this.service.setMarkdown(uri, text)) this.checked.add(inside);
    else {
      this.service.setFile(uri, text);
      this.checked.add(uri);
    }
  }

  /** Takes another text of a document that is known. */
  change(uri: string, text: string): void {
    if (this.checked.has(uri) || isMarkdown(pathOf(uri))) return this.checkText(pathOf(uri), text);
    this.#remember(uri, text);
    this.service.setFile(uri, text, "imported");
  }

  /** The text as it stands in the file: with a byte-order mark where it had one. */
  fileText(uri: string): string {
    return (this.#marked.has(uri) ? byteOrderMark : "") + (this.texts.get(uri) ?? "");
  }

  /** A line of a document, from 1, without its end. */
  lineText(uri: string, line: number): string | undefined {
    const text = this.texts.get(uri);
    const lines = this.linesOf(uri);
    return text === undefined ? undefined : text.slice(lines.startOf(line - 1), lines.endOf(line - 1));
  }

  /** Reads everything that the files import, directly or not. */
  readImports(): void {
    const tried = new Set<string>();
    for (
      let missing = this.service.missing();
      missing.some((uri) => !tried.has(uri));
      missing = this.service.missing()
    ) {
      for (const uri of missing) {
        if (tried.has(uri)) continue;
        tried.add(uri);
        this.#readImport(uri);
      }
    }
  }

  /** Takes the settings of one file in the place of all others. Throws a CallError where it can't be read. */
  useConfig(file: string): void {
    const full = path.resolve(this.#cwd, file);
    try {
      const text = readFileSync(full, "utf8");
      this.#remember(uriOf(full), text);
      this.service.setConfigForAll(uriOf(full), text);
    } catch {
      throw new CallError(`The configuration "${file}" can't be read.`);
    }
  }

  pathOf(uri: string): string {
    return displayPath(documentUri(uri), this.#cwd);
  }

  linesOf(uri: string): LineIndex {
    const document = documentUri(uri);
    const lines = this.#lines.get(document) ?? new LineIndex(this.texts.get(document) ?? "");
    this.#lines.set(document, lines);
    return lines;
  }

  /** Whether a file lies in what is reviewed, wherever links on its path lead. */
  #isInside(uri: string): boolean {
    const file = realPath(pathOf(uri));
    return this.#folders.some((folder) => isInFolder(file, folder));
  }

  #readImport(uri: string): void {
    const file = pathOf(uri);
    if (!isFile(file)) return;
    const text = this.#read(file);
    if (text === undefined) return;
    this.#remember(uri, text);
    this.#readSettings(path.dirname(file));
    this.service.setFile(uri, text, "imported");
  }

  #read(file: string): string | undefined {
    const read = readText(file);
    if ("reason" in read) {
      this.problems.push(unreadable(displayPath(uriOf(file), this.#cwd), read.reason));
      return undefined;
    }
    if (read.text.startsWith(byteOrderMark)) this.#marked.add(uriOf(file));
    return withoutMark(read.text);
  }

  /** A `lintel.json` above what is reviewed holds too, but no link leads to one elsewhere. */
  #mayHoldSettings(file: string): boolean {
    return realPath(file) === path.join(realPath(path.dirname(file)), configFileName) || this.#isInside(uriOf(file));
  }

  #remember(uri: string, text: string): void {
    this.texts.set(uri, text);
    this.#lines.delete(uri);
  }

  /** Reads the `lintel.json` of a folder and of all above it. */
  #readSettings(folder: string): void {
    for (let current = folder; !this.#foldersWithSettings.has(current); current = path.dirname(current)) {
      this.#foldersWithSettings.add(current);
      const file = path.join(current, configFileName);
      if (!existsSync(file) || !this.#mayHoldSettings(file)) continue;
      const text = this.#read(file);
      if (text === undefined) continue;
      this.#remember(uriOf(file), text);
      this.service.setConfig(uriOf(file), text);
    }
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

/** The root of the repository in which a folder lies; the folder itself outside of one. */
function repositoryOf(folder: string): string {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, ".git"))) return current;
    if (path.dirname(current) === current) return folder;
  }
}
