import type { FileEdit } from "../design/model.js";
import type { Location } from "../design/place.js";
import type {
  Drawing,
  DrawnEdge,
  DrawnFinding,
  DrawnFrame,
  DrawnNode,
  DrawOptions,
  Line,
} from "../drawing/drawing.js";
import type { ListedView } from "../drawing/views.js";
import type { Failure } from "../drawing/what-if.js";

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
}

/** Custom notifications from the server: parameters by method. */
export interface LintelNotifications {
  /** The design, or what is said of it, is another one: whoever shows it asks again. Sent once a change has settled, with no content. */
  readonly "lintel/designChanged": DesignParams;
}

export interface DesignParams {
  /** The root file of the design. */
  readonly uri: string;
}

export interface ViewsResult {
  readonly views: readonly ListedView[];
}

export interface DrawParams extends DesignParams {
  /** An id of `lintel/views`. */
  readonly view: string;
  readonly options?: DrawOptions;
}

export interface DrawResult {
  /** Undefined where the file is not known or the view shows what is no longer there. */
  readonly drawing?: Drawing;
  /** What keeps the text from being read whole. */
  readonly broken?: Broken;
}

/** Mistakes of syntax in the files of a design. */
export interface Broken {
  readonly count: number;
  /** The first of them. */
  readonly message: string;
  readonly location: Location;
}

export interface WhatIfParams extends DesignParams {
  /** `element:NAME`, `zone:REGION.ZONE` or `region:NAME`, NAME being a reference of the drawing. */
  readonly lost: readonly string[];
}

/** Undefined where the file is not known. */
export type WhatIfResult = Failure | undefined;

export type PreviewDrawing = Drawing;
export type PreviewNode = DrawnNode;
export type PreviewEdge = DrawnEdge;
export type PreviewFrame = DrawnFrame;
export type PreviewFinding = DrawnFinding;
export type PreviewLine = Line;
export type PreviewView = ListedView;
export type PreviewFailure = Failure;
export type SourceLocation = Location;
export type SourceEdit = FileEdit;
