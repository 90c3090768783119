import type { ContainerKind } from "../../../grammar/schema/kinds.js";
import type { DesignFile, Element } from "../design/model.js";
import { locate, type Location } from "../design/place.js";
import type { Review } from "../graph/review.js";
import { frameLoss } from "./losses.js";
import { fileTitle, referencesOf, type Frame } from "./references.js";

/** A frame of a flowchart: a group, a region, a zone, or all that an import brought in from one file. */
export interface SceneFrame {
  readonly kind: ContainerKind | "file";
  readonly title: string;
  readonly parent: SceneFrame | undefined;
  readonly location: Location;
  /** Undefined for a file. */
  readonly reference?: string;
  /** What is lost with it, of a region or zone; see losses.ts. */
  readonly loss?: string;
}

interface Frames {
  of(frame: Frame, file: DesignFile): SceneFrame;
  ofFile(file: DesignFile): SceneFrame | undefined;
}

/** The innermost frame that an element is drawn in. */
export function innermost(review: Review, element: Element): SceneFrame | undefined {
  const frames = review.remember(buildFrames);
  const [container] = element.containers;
  if (!container) return frames.ofFile(element.file);
  return frames.of(referencesOf(review).frameOf(container), element.file);
}

/** The outermost frame that an element is drawn in. */
export function outermost(review: Review, element: Element): SceneFrame | undefined {
  let frame = innermost(review, element);
  while (frame?.parent) frame = frame.parent;
  return frame;
}

/** One object a frame, so that frames can be compared by identity. */
function buildFrames({ design }: Review): Frames {
  const known = new Map<Frame | DesignFile, SceneFrame>();
  const ofFile = (file: DesignFile): SceneFrame | undefined => {
    if (file === design.root) return undefined;
    return remember(known, file, () => ({
      kind: "file",
      title: fileTitle(file),
      parent: undefined,
      location: file.heading ? locate(file.heading.place) : { uri: file.uri, span: { start: 0, end: 0 } },
    }));
  };
  const of = (frame: Frame, file: DesignFile): SceneFrame =>
    remember(known, frame, () => ({
      kind: frame.kind,
      title: frame.title,
      parent: frame.parent ? of(frame.parent, file) : ofFile(file),
      location: locateFrame(frame, file),
      reference: frame.reference,
      ...lossIn(frame),
    }));
  return { of, ofFile };
}

function lossIn(frame: Frame): { loss?: string } {
  const loss = frameLoss(frame);
  return loss === undefined ? {} : { loss };
}

function locateFrame(frame: Frame, file: DesignFile): Location {
  const place = frame.containers[0]?.place;
  return place ? locate(place) : { uri: file.uri, span: { start: 0, end: 0 } };
}

function remember<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
