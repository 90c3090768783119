import type { PreviewEdge, PreviewFinding, PreviewFrame, PreviewNode } from "../../../../server/src/lsp/protocol.js";
import { addBadge } from "./badge.js";
import { svg } from "./dom.js";
import type { Shown, ShownDrawing } from "./dom-map.js";
import { fixEdgeLabel, markTitleRows, readable } from "./label-text.js";
import { edgeName, nodeName } from "./names.js";
import { shapeParticipant } from "./participants.js";

/** Gives the parts of a drawing their classes, badges, names and roles. */
export function decorate(shown: ShownDrawing): void {
  shown.svg.removeAttribute("role");
  shown.svg.removeAttribute("aria-roledescription");
  shown.svg.setAttribute("aria-hidden", "false");
  for (const frame of shown.frames.values()) decorateFrame(frame);
  for (const edge of shown.edges.values()) decorateEdge(shown, edge);
  for (const node of shown.nodes.values()) decorateNode(shown, node);
}

function decorateFrame({ part, element, others: [title = element] }: Shown<PreviewFrame>): void {
  for (const each of [element, title]) {
    each.classList.add(`kind-${part.kind}`);
    each.setAttribute("data-frame", part.id);
  }
  const label = title.querySelector("text");
  if (label) readable(label);
}

function decorateNode(shown: ShownDrawing, { part, element }: Shown<PreviewNode>): void {
  if (shown.drawing.kind === "sequence") {
    element.classList.add("participant");
    shapeParticipant(element, part.shape);
  }
  element.classList.add(`class-${part.class ?? "platform"}`, `kind-${part.kind ?? "cluster"}`, part.emphasis);
  markTitleRows(element, part.title);
  nameAs(element, nodeName(shown.drawing, part));
  element.dataset["node"] = part.id;
  addBadge(element, part.findings);
}

function decorateEdge(shown: ShownDrawing, { part, element, others }: Shown<PreviewEdge>): void {
  const classes = [`line-${part.line}`, part.emphasis];
  for (const each of [element, ...others]) each.classList.add(...classes);
  for (const label of others) fixEdgeLabel(label);
  nameAs(element, edgeName(shown.drawing, part));
  element.dataset["edge"] = part.id;
  for (const label of others) if (label instanceof SVGElement) label.dataset["edge"] = part.id;
  if (element instanceof SVGPathElement) {
    for (const label of others) if (label.textContent !== "") snapToLine(label, element);
    addHitArea(element, part);
    if (part.findings.length > 0) addEdgeBadge(element, others[0], part.findings);
  } else {
    addMessageBadge(element, part.findings);
  }
}

const farthestSnap = 14;

/** Layouts leave labels a few pixels beside their lines: each is moved onto its own. */
function snapToLine(label: Element, path: SVGPathElement): void {
  const [x, y] = (/translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(label.getAttribute("transform") ?? "") ?? [])
    .slice(1)
    .map(Number);
  if (x === undefined || y === undefined) return;
  const step = 4;
  let best = { x, y, distance: farthestSnap };
  const length = path.getTotalLength();
  for (let at = 0; at <= length; at += step) {
    const point = path.getPointAtLength(at);
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance < best.distance) best = { x: point.x, y: point.y, distance };
  }
  label.setAttribute("transform", `translate(${best.x}, ${best.y})`);
}

/** A line is thin: a wide invisible one over it is easy to hit. */
function addHitArea(path: SVGPathElement, { id }: PreviewEdge): void {
  const hit = svg("path", { d: path.getAttribute("d") ?? "", class: "hit" });
  hit.dataset["edge"] = id;
  path.after(hit);
}

/** Where links that leave a node together have parted. */
const beforeEnd = 26;
const besideLine = 13;

/** The badge of a link sits at its label, or beside its last stretch where there is none: there the line is the link's alone. */
function addEdgeBadge(path: SVGPathElement, label: Element | undefined, findings: readonly PreviewFinding[]): void {
  if (label instanceof SVGGraphicsElement && label.textContent !== "") {
    addBadge(label, findings);
    return;
  }
  const length = path.getTotalLength();
  const at = Math.max(length / 2, length - beforeEnd);
  const [point, next] = [path.getPointAtLength(at), path.getPointAtLength(Math.min(at + 2, length))];
  const isUpright = Math.abs(next.y - point.y) > Math.abs(next.x - point.x);
  const [x, y] = isUpright ? [point.x + besideLine, point.y] : [point.x, point.y - besideLine];
  const anchor = svg("g", { class: "edge-badge", transform: `translate(${x} ${y})` });
  anchor.dataset["edge"] = path.dataset["edge"];
  // above the nodes, which may be near
  (path.closest(".root") ?? path.ownerSVGElement)?.append(anchor);
  addBadge(anchor, findings);
}

/** The badge of a message sits behind its texts. */
function addMessageBadge(message: SVGGraphicsElement, findings: readonly PreviewFinding[]): void {
  const boxes = [...message.querySelectorAll<SVGTextElement>(".messageText")].map((text) => text.getBBox());
  const [first] = boxes;
  if (!first || findings.length === 0) return;
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const anchor = svg("g", { transform: `translate(${right + 16} ${first.y + first.height / 2})` });
  message.append(anchor);
  addBadge(anchor, findings);
}

function nameAs(element: SVGElement, name: string): void {
  element.setAttribute("role", "graphics-symbol");
  element.setAttribute("aria-label", name);
  element.setAttribute("tabindex", "-1");
}
