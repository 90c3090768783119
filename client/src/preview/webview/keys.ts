import type { DrawingArea, Part } from "./drawing-area.js";
import { neighbour, nextLink, type Direction } from "./navigation.js";

/** What keys do beyond moving on the drawing. */
export interface KeyActions {
  reveal(part: Part): void;
  open(part: Part): void;
  toggleLoss(part: Part): void;
  nextFinding(): void;
  showWhole(): void;
  findView(): void;
  toggleWhatIf(): void;
  /** False where it was not open. */
  closeWhatIf(): boolean;
  help(): void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const step = 60;
const pans: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [step, 0],
  right: [-step, 0],
  up: [0, step],
  down: [0, -step],
};

/** Keys of the preview: letters everywhere but in text fields, Enter, Space and arrows on the drawing alone. */
export function handleKey(event: KeyboardEvent, area: DrawingArea, actions: KeyActions): void {
  const target = event.target as Element;
  if (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.matches("input, select, dialog *")
  )
    return;
  const onDrawing = area.area.contains(target);
  if ((onDrawing && handleOnDrawing(event, area, actions)) || handleAnywhere(event, area, actions))
    event.preventDefault();
}

function handleOnDrawing(event: KeyboardEvent, area: DrawingArea, actions: KeyActions): boolean {
  const direction = directions[event.key];
  if (direction) {
    if (event.shiftKey) area.viewport.panBy(...pans[direction]);
    else move(area, direction);
    return true;
  }
  const part = area.selected === undefined ? undefined : area.find(area.selected);
  if (!part) return false;
  switch (event.key) {
    case "Enter":
      actions.reveal(part);
      return true;
    case " ":
      actions.toggleLoss(part);
      return true;
    case "v":
      actions.open(part);
      return true;
    case "l":
      moveAlongLinks(area, part);
      return true;
    default:
      return false;
  }
}

function handleAnywhere({ key, target }: KeyboardEvent, area: DrawingArea, actions: KeyActions): boolean {
  switch (key) {
    case "+":
    case "=":
      area.zoomBy(1.25);
      return true;
    case "-":
      area.zoomBy(0.8);
      return true;
    case "0":
      area.viewport.fit();
      return true;
    case ".":
      actions.nextFinding();
      return true;
    case "d":
      actions.showWhole();
      return true;
    case "/":
      actions.findView();
      return true;
    case "w":
      actions.toggleWhatIf();
      return true;
    case "?":
      actions.help();
      return true;
    case "Escape":
      if (!dismissTooltip(target, area) && !actions.closeWhatIf()) area.select(undefined);
      return true;
    default:
      return false;
  }
}

/** On the drawing Escape puts the tooltip away first; elsewhere the tooltip is on its way out. */
function dismissTooltip(target: EventTarget | null, area: DrawingArea): boolean {
  const wasOpen = area.dismissTooltip();
  return wasOpen && target instanceof Node && area.area.contains(target);
}

function move(area: DrawingArea, direction: Direction): void {
  const { shown } = area;
  if (!shown) return;
  const from = area.selected;
  const next = from === undefined ? shown.drawing.nodes[0]?.id : neighbour(shown, from, direction);
  if (next !== undefined) area.focus(next);
}

/** From a node to its first link; from a link to the next one of the node that it leaves. */
function moveAlongLinks(area: DrawingArea, part: Part): void {
  const { shown } = area;
  if (!shown) return;
  const [node, current] = "line" in part ? [part.source, part.id] : [part.id, undefined];
  const next = nextLink(shown, node, current);
  if (next !== undefined) area.focus(next);
}
