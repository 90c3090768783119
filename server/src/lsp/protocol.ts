import type { FileEdit } from "../design/model.js";
import type { Location } from "../design/place.js";
import type { Drawing, DrawnEdge, DrawnFinding, DrawnFrame, DrawnNode, DrawOptions, Line } from "../drawing/drawing.js";
import type { Broken, DrawnView } from "../drawing/preview.js";
import type { ListedView } from "../drawing/views.js";
import type { Failure } from "../drawing/what-if.js";
import type { Span } from "../text/span.js";

/*
 * What client and server say to each other beyond LSP, as types alone: the client imports no code of the server. Positions are UTF-16
 * offsets into the document that the server knows, as `TextDocument.positionAt` takes them.
 */

/** Custom requests: parameters and result by method. */
export interface LintelRequests {
  /** All views of the design that has the file as its root. */
  readonly "lintel/views": { readonly params: DesignParams; readonly result: ViewsResult };
  /** One view drawn. */
  readonly "lintel/draw": { readonly params: DrawParams; readonly result: DrawResult };
  /** What is down when something is lost. Nothing is written. */
  readonly "lintel/whatIf": { readonly params: WhatIfParams; readonly result: WhatIfResult };
  /** The whole design of each fence of a Markdown document, drawn, in the order of the fences. */
  readonly "lintel/drawFences": { readonly params: FileParams; readonly result: DrawFencesResult };
  /** All pages of the handbook. */
  readonly "lintel/handbookIndex": { readonly params: NoParams; readonly result: HandbookIndex };
  /** One page of the handbook. */
  readonly "lintel/handbookPage": { readonly params: HandbookPageParams; readonly result: HandbookPageResult };
  /** The design review of a file, or of the whole workspace, in Markdown. */
  readonly "lintel/report": { readonly params: ReportParams; readonly result: ReportResult };
}

/** Requests that the server sends where it can't read files by itself and the client has said that it answers them. */
export interface ClientRequests {
  readonly "lintel/readFile": { readonly params: FileParams; readonly result: ReadFileResult };
  readonly "lintel/readFolder": { readonly params: FileParams; readonly result: ReadFolderResult };
}

/** Custom notifications from the server: parameters by method. */
export interface LintelNotifications {
  /** The design, or what is said of it, is another one: whoever shows it asks again. Sent once a change has settled, with no content. */
  readonly "lintel/designChanged": DesignParams;
  /** How the workspace stands, whenever that has changed. */
  readonly "lintel/status": StatusParams;
}

/** What a client may tell the server at the start. */
export interface InitializationOptions {
  /** The client answers `ClientRequests`. */
  readonly fileRequests?: boolean;
  /** The client takes `LintelNotifications`. */
  readonly notifications?: boolean;
  /** The URI of `handbook.json`, for a server that can't read its own folder. */
  readonly handbook?: string;
  /** How links to pages of the handbook are written. Left out, texts go without. */
  readonly handbookLinks?: {
    /** In Markdown, such as that of a hover. */
    readonly text?: LinkTemplate;
    /** Behind the code of a diagnostic. */
    readonly code?: LinkTemplate;
  };
  /** Commands of the client for code lenses, by what they do. A lens without one is plain text. */
  readonly lensCommands?: {
    /** Takes the URI of a file. */
    readonly showFindings?: string;
    /** Takes the URI of a file, the id of a view, and of Markdown the number of the fence, from 0. */
    readonly openView?: string;
  };
}

/** A URI in which `{kind}` and `{name}` stand for those of a page of the handbook, such as `rule` and `stale-read`. */
export type LinkTemplate = string;

export type NoParams = Readonly<Record<string, never>>;

/** A page of the handbook. */
export interface HandbookEntry {
  /** `topic:NAME`, `rule:NAME`, `kind:NAME`, `key:NAME`, … */
  readonly page: string;
  readonly title: string;
  /** What it is about, to be found by. */
  readonly tags: readonly string[];
}

export interface HandbookIndex {
  readonly pages: readonly HandbookEntry[];
}

export interface HandbookPageParams {
  /** As in the index; `index` is the list of all pages. */
  readonly page: string;
  /** How links to other pages are written; left out, they are plain text. */
  readonly links?: LinkTemplate;
}

export interface HandbookPageResult {
  /** Undefined where there is no such page. */
  readonly markdown?: string;
}

export interface ReportParams {
  /** Left out, all designs of the workspace. */
  readonly uri?: string;
}

export interface ReportResult {
  readonly markdown: string;
}

export interface FileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  /** Undefined where there is no such file, or it can't be read. */
  readonly text?: string;
}

export interface ReadFolderResult {
  readonly entries: readonly FolderEntry[];
}

export interface FolderEntry {
  readonly name: string;
  readonly type: "file" | "folder";
}

/** Findings of all known files, and whether there may be more: files of the workspace are still being read. */
export interface StatusParams {
  readonly scanning: boolean;
  readonly files: number;
  readonly findings: {
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly hint: number;
    readonly accepted: number;
  };
}

export interface DesignParams {
  /** The root file of the design, or the Markdown document that it stands in. */
  readonly uri: string;
  /** Of a Markdown document: which of its fences, from 0; left out, the first. */
  readonly fence?: number;
}

export interface ViewsResult {
  readonly views: readonly ListedView[];
  /** The designs of a Markdown document, in the order of its fences; left out for other documents. */
  readonly designs?: readonly ListedDesign[];
}

/** A design among those of a Markdown document. */
export interface ListedDesign {
  readonly title: string;
  /** Its text in the document, the lines of the fence left out. */
  readonly span: Span;
}

export interface DrawParams extends DesignParams {
  /** An id of `lintel/views`. */
  readonly view: string;
  readonly options?: DrawOptions;
}

export type DrawResult = DrawnView;

export interface DrawFencesResult {
  readonly fences: readonly DrawResult[];
}

export interface WhatIfParams extends DesignParams {
  /** `element:NAME`, `zone:REGION.ZONE` or `region:NAME`, NAME being a reference of the drawing. */
  readonly lost: readonly string[];
}

/** Undefined where the file is not known. */
export type WhatIfResult = Failure | undefined;

export type PreviewDrawing = Drawing;
export type PreviewBroken = Broken;
export type PreviewNode = DrawnNode;
export type PreviewEdge = DrawnEdge;
export type PreviewFrame = DrawnFrame;
export type PreviewFinding = DrawnFinding;
export type PreviewLine = Line;
export type PreviewView = ListedView;
export type PreviewFailure = Failure;
export type SourceLocation = Location;
export type SourceEdit = FileEdit;
