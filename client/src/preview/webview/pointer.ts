import type { ViewportControl } from "./viewport.js";

const pixelsALine = 16;
const dragThreshold = 4;

/** Wheel and drag move the drawing; wheel with Ctrl or Cmd, and a pinch, zoom at the pointer. */
export function followPointer(area: HTMLElement, viewport: ViewportControl): void {
  area.addEventListener("wheel", (event) => onWheel(event, area, viewport), { passive: false });
  let last: { x: number; y: number; moved: boolean } | undefined;
  area.addEventListener("pointerdown", ({ button, clientX, clientY }) => {
    if (button === 0 || button === 1) last = { x: clientX, y: clientY, moved: false };
  });
  area.addEventListener("pointermove", (event) => {
    if (!last) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    if (!last.moved && Math.hypot(dx, dy) < dragThreshold) return;
    if (!last.moved) area.setPointerCapture(event.pointerId);
    area.classList.add("dragging");
    viewport.panBy(dx, dy);
    last = { x: event.clientX, y: event.clientY, moved: true };
  });
  const end = () => {
    if (last?.moved) swallowNextClick(area);
    last = undefined;
    area.classList.remove("dragging");
  };
  area.addEventListener("pointerup", end);
  area.addEventListener("pointercancel", end);
}

/** The click that ends a drag is none. */
function swallowNextClick(area: HTMLElement): void {
  const swallow = (event: Event) => event.stopPropagation();
  area.addEventListener("click", swallow, { capture: true, once: true });
  requestAnimationFrame(() => area.removeEventListener("click", swallow, { capture: true }));
}

function onWheel(event: WheelEvent, area: HTMLElement, viewport: ViewportControl): void {
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsALine : 1;
  if (event.ctrlKey || event.metaKey) {
    const { left, top } = area.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    viewport.zoomBy(Math.exp((-event.deltaY * unit) / 220), at);
    return;
  }
  const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  viewport.panBy(-dx * unit, -dy * unit);
}
