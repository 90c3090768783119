import { svg } from "./dom.js";

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const inset = { x: 14, y: 9 };
/** preview.css enlarges titles when the drawing is seen from afar. */
const largest = 1.3;
/** How far a title stays away from a line that comes after it, and from one before it, which may have a badge. */
const distance = { before: 6, after: 24 };

/** How wide a frame must be for a title of a width. */
export function widthForTitle(width: number): number {
  return width * largest + 2 * inset.x;
}

/** Measures a title as it will be drawn, in one row; `frames` is what frames are drawn in. */
export function measureTitle(frames: SVGGElement, title: string): { readonly width: number; readonly height: number } {
  const text = svg("text", {}, title);
  const label = svg("g", { class: "cluster-label" }, text);
  frames.append(label);
  const { width, height } = text.getBBox();
  label.remove();
  return { width, height };
}

/** Puts the frames' titles at their upper left, drawn above the lines that enter the frames, and beside them where there is room. */
export function raiseFrameTitles(frames: SVGGElement, lines: SVGGElement, paths: readonly (readonly Point[])[]): void {
  const titles = svg("g", { class: "frame-titles" });
  for (const frame of frames.querySelectorAll<SVGGElement>(".cluster")) {
    const label = frame.querySelector<SVGGElement>(".cluster-label");
    const box = frame.querySelector("rect")?.getBBox();
    if (!label || !box) continue;
    const { x, y, width, height } = label.getBBox();
    const most = Math.min(largest, (box.width - 2 * inset.x) / width);
    const row = { x: box.x + inset.x, y: box.y + inset.y, width: width * most, height: height * most };
    const left = freeFrom(
      row,
      box.x + box.width - inset.x,
      paths.flatMap((path) => crossings(path, row)),
    );
    label.style.setProperty("--far-scale", most.toFixed(3));
    label.style.setProperty("--near-scale", Math.min(most, 1).toFixed(3));
    label.dataset["titleOf"] = frame.id;
    label.setAttribute("transform", `translate(${left - x} ${row.y - y})`);
    titles.append(label);
  }
  lines.after(titles);
}

type Stretch = readonly [from: number, to: number];

/** What a path takes of a row, from left to right. */
function crossings(path: readonly Point[], row: Box): Stretch[] {
  return path.flatMap((end, index) => {
    const start = path[index - 1];
    if (!start) return [];
    const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
    if (bottom < row.y || top > row.y + row.height) return [];
    return [[Math.min(start.x, end.x) - distance.before, Math.max(start.x, end.x) + distance.after] as const];
  });
}

/** The leftmost place in the row where nothing is in the way; the row's begin where there is none. */
function freeFrom({ x, width }: Box, end: number, taken: readonly Stretch[]): number {
  let left = x;
  for (const [from, to] of [...taken].sort((a, b) => a[0] - b[0])) {
    if (from < left + width && to > left) left = to;
  }
  return left + width <= end ? left : x;
}
