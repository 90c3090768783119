import type { CancellationToken, Position } from "vscode-languageserver";
import { FileChangeType, type FileEvent } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { LanguageService } from "../../service.js";
import { configFileName } from "../../rules/config/config-file.js";
import { documentUri, lintelFences } from "../../text/markdown-fences.js";
import type { Span } from "../../text/span.js";
import type { FileAccess } from "./file-access.js";
import { findFiles } from "./find-files.js";
import { IgnoredPaths } from "./ignored.js";
import { Roots } from "./roots.js";
import { UriSpelling } from "./uris.js";

/** What a document holds. */
type DocumentType = "design" | "markdown" | "config";

/** An open document as the service knows it. */
interface OpenDocument {
  readonly document: TextDocument;
  readonly type: DocumentType;
  /** The files in it: the document itself, or the fences of Markdown. */
  files: readonly string[];
}

const filesAtOnce = 32;

/**
 * Keeps the service in step with open documents, files and folders. An open document's text goes before its file's. All URIs that come in
 * and go out are the client's.
 */
export class Workspace {
  readonly service: LanguageService;
  readonly uris = new UriSpelling();
  readonly #roots = new Roots();
  readonly #files: FileAccess;
  readonly #changed: () => void;
  readonly #open = new Map<string, OpenDocument>();
  #ignored = new IgnoredPaths();
  /** Files on disk that are part of the workspace; known once it has been scanned. */
  readonly #found = new Set<string>();
  #isScanned = false;
  /** Imported files that were looked for and do not exist. */
  readonly #absent = new Set<string>();
  #loading: Promise<void> = Promise.resolve();

  /** `changed` is called whenever the service knows something else than before. */
  constructor(files: FileAccess, today: () => string, changed: () => void) {
    this.#files = files;
    this.#changed = changed;
    this.service = new LanguageService({ today, isInside: (uri) => this.#roots.isInside(uri) });
  }

  /** Resolves when the files that open documents import are known. */
  loaded(): Promise<void> {
    return this.#loading;
  }

  get folders(): readonly string[] {
    return this.#roots.folders;
  }

  /** Whether a file lies in the workspace, by a URI in the service's spelling. */
  isInside(uri: string): boolean {
    return this.#roots.isInside(uri);
  }

  /** The open document; undefined for a file that is not open. */
  document(uri: string): TextDocument | undefined {
    return this.#open.get(this.uris.inward(uri))?.document;
  }

  /** The text of the open Markdown that a file is a fence of, or that is the document itself. */
  markdownOf(uri: string): string | undefined {
    const open = this.#open.get(this.uris.inward(documentUri(uri)));
    return open?.type === "markdown" ? open.document.getText() : undefined;
  }

  documents(): readonly TextDocument[] {
    return [...this.#open.values()].map(({ document }) => document);
  }

  /** The service's files of a document: itself, or the fences of Markdown. Empty for what is not known. */
  filesIn(uri: string): readonly string[] {
    const own = this.uris.inward(uri);
    const open = this.#open.get(own);
    if (open !== undefined) return open.files;
    return this.service.snapshot().files.has(own) ? [own] : [];
  }

  /** One design of a document: itself, or of Markdown that of a fence by its number from 0. */
  designIn(uri: string, fence = 0): string | undefined {
    const files = this.filesIn(uri);
    return files[this.#isMarkdown(uri) ? fence : 0];
  }

  /** The fences of an open Markdown document in order, each with its file; none for other documents. */
  fencesIn(uri: string): readonly { readonly file: string; readonly content: Span }[] {
    const open = this.#open.get(this.uris.inward(uri));
    if (open?.type !== "markdown") return [];
    const fences = lintelFences(open.document.getText());
    return open.files.flatMap((file, index) => {
      const content = fences[index]?.content;
      return content === undefined ? [] : { file, content };
    });
  }

  /** The nearest `lintel.json` that holds for a file of the workspace, or the one that would hold for all of its folder. */
  configFor(uri: string): { readonly uri: string; readonly text?: string } | undefined {
    const own = this.uris.inward(uri);
    const [root] = this.folders.filter((one) => own.startsWith(`${one}/`)).sort((a, b) => b.length - a.length);
    if (root === undefined) return undefined;
    const { configs } = this.service.snapshot().settings;
    for (let folder = parentOf(own); folder.length >= root.length; folder = parentOf(folder)) {
      const config = configs.get(`${folder}/${configFileName}`);
      if (config !== undefined) return { uri: `${folder}/${configFileName}`, text: config.text };
    }
    return { uri: `${root}/${configFileName}` };
  }

  /** The service's file at a position: of Markdown the fence that it stands in. */
  fileAt(uri: string, position: Position): string | undefined {
    if (!this.#isMarkdown(uri)) return this.filesIn(uri)[0];
    const offset = this.document(uri)?.offsetAt(position) ?? 0;
    return this.fencesIn(uri).find(({ content }) => content.start <= offset && offset <= content.end)?.file;
  }

  #isMarkdown(uri: string): boolean {
    return this.#open.get(this.uris.inward(uri))?.type === "markdown";
  }

  /** Every document that something may be said of, in the service's spelling: files of the workspace, and what is open. */
  allDocuments(): readonly string[] {
    const configs = this.service.snapshot().settings.configs.keys();
    return [...new Set([...this.#found, ...this.#open.keys(), ...configs])];
  }

  /** Takes an open document's text, new or changed. */
  setDocument(document: TextDocument): void {
    const own = this.uris.inward(document.uri);
    const before = this.#open.get(own);
    const known = before ?? { document, type: typeOf(own, document.languageId), files: [] };
    this.#open.set(own, known);
    this.#roots.opened(own);
    if (before !== undefined || !this.#isGone(own, known)) {
      known.files = this.#setText(own, known.type, document.getText());
    }
    this.#settle();
  }

  /** Editors open settings again that they hold though their file is gone; these count once somebody writes in them. */
  #isGone(uri: string, { type }: OpenDocument): boolean {
    return type === "config" && this.#isScanned && this.#roots.inFolders(uri) && !this.#found.has(uri);
  }

  /** Goes back to what is on disk, where the file is part of the workspace or somebody imports it. */
  closeDocument(uri: string): void {
    const own = this.uris.inward(uri);
    const open = this.#open.get(own);
    if (open === undefined) return;
    this.#open.delete(own);
    this.#roots.closed(own);
    if (open.type === "markdown") this.service.removeMarkdown(own);
    else if (this.#found.has(own)) {
      this.#settle(this.#read(own));
      return;
    } else this.#forget(own);
    this.#settle();
  }

  /** Folders come and go; what is in new ones is read by `scan`. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map((uri) => this.uris.inward(uri)));
    const kept = this.folders.filter((uri) => !gone.has(uri));
    this.#roots.setFolders([...new Set([...kept, ...added.map((uri) => this.uris.inward(uri))])]);
    this.service.workspaceChanged();
    this.#settle();
  }

  /** Takes the editor's settings, formed like a `lintel.json`. */
  setEditorSettings(settings: unknown): void {
    this.service.setEditorSettings(settings);
    this.#changed();
  }

  /** Reads all design and settings files of the folders; forgets those that were there and are no more. */
  async scan(token: CancellationToken): Promise<void> {
    const ignored = new IgnoredPaths();
    const found = await Promise.all(this.folders.map((folder) => findFiles(folder, this.#files, ignored, token)));
    if (token.isCancellationRequested) return;
    this.#ignored = ignored;
    const uris = new Set(found.flat());
    for (const gone of [...this.#found].filter((uri) => !uris.has(uri))) this.#remove(gone);
    for (const uri of uris) this.#found.add(uri);
    this.#isScanned = true;
    for (const [uri, open] of this.#open) if (this.#isGone(uri, open)) this.#forget(uri);
    const unread = [...uris].filter((uri) => !this.#open.has(uri));
    for (let start = 0; start < unread.length && !token.isCancellationRequested; start += filesAtOnce) {
      await Promise.all(unread.slice(start, start + filesAtOnce).map((uri) => this.#read(uri)));
    }
    this.#settle();
  }

  /** Takes what has happened to files. Returns whether the workspace should be scanned anew. */
  async filesChanged(events: readonly FileEvent[]): Promise<"scan" | "done"> {
    const changes = events.map(({ uri, type }) => ({ uri: this.uris.inward(uri), type }));
    if (changes.some(({ uri }) => uri.endsWith("/.gitignore"))) return "scan";
    for (const { uri, type } of changes) {
      this.#absent.delete(uri);
      if (type === FileChangeType.Deleted) this.#remove(uri);
      else if (this.#roots.inFolders(uri) && !this.#ignored.has(uri)) this.#found.add(uri);
    }
    const readable = changes.filter(({ uri, type }) => type !== FileChangeType.Deleted && this.#isKept(uri));
    this.#settle(Promise.all(readable.map(({ uri }) => this.#read(uri))));
    await this.#loading;
    return "done";
  }

  #isKept(uri: string): boolean {
    return this.#found.has(uri) || this.service.snapshot().files.has(uri) || this.service.missing().includes(uri);
  }

  #setText(uri: string, type: DocumentType, text: string): readonly string[] {
    if (type === "markdown") return this.service.setMarkdown(uri, text);
    if (type === "config") this.service.setConfig(uri, text);
    else this.service.setFile(uri, text);
    return type === "config" ? [] : [uri];
  }

  async #read(uri: string): Promise<void> {
    const text = await this.#files.readFile(uri, this.#roots.all);
    const open = this.#open.get(uri);
    if (open !== undefined) {
      // its file is there now
      if (open.type === "config" && text !== undefined) this.#setText(uri, open.type, open.document.getText());
      return;
    }
    if (text === undefined) this.#forget(uri);
    else if (typeOf(uri) === "config") this.service.setConfig(uri, text);
    else this.service.setFile(uri, text, this.#found.has(uri) ? "checked" : "imported");
  }

  #remove(uri: string): void {
    this.#found.delete(uri);
    // settings that are gone hold no more, though an editor may keep their text for a while
    if (!this.#open.has(uri) || typeOf(uri) === "config") this.#forget(uri);
  }

  #forget(uri: string): void {
    if (typeOf(uri) === "config") this.service.removeConfig(uri);
    else this.service.removeFile(uri);
  }

  /** Something has changed, and more will have when `reading` has ended. */
  #settle(reading?: Promise<unknown>): void {
    const before = this.#loading;
    this.#loading = before.then(() => reading).then(() => this.#loadImported());
    this.#changed();
    void reading?.then(this.#changed);
  }

  /** Reads what is imported and not known, and what that imports in turn. */
  async #loadImported(): Promise<void> {
    for (;;) {
      const missing = this.service.missing().filter((uri) => !this.#absent.has(uri));
      if (missing.length === 0) return;
      for (const uri of missing) this.#absent.add(uri);
      await Promise.all(missing.map((uri) => this.#read(uri)));
      for (const uri of missing) if (this.service.snapshot().files.has(uri)) this.#absent.delete(uri);
      this.#changed();
    }
  }
}

function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

function typeOf(uri: string, languageId = "lintel"): DocumentType {
  if (uri.endsWith(`/${configFileName}`)) return "config";
  return languageId === "markdown" ? "markdown" : "design";
}
