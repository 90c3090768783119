/*
 * The style sheet inside every drawing, on the page and exported. Colours and fonts are variables that palette.css takes from the
 * editor's theme, so that a change of theme needs no new drawing; an export replaces them by their values.
 */

const classes = ["outside", "traffic", "compute", "state", "messaging", "coordination", "platform"] as const;

const shapes = ["rect", "circle", "ellipse", "polygon", "path"];

/** The shapes of a node, its badge and its label apart: our own outline, or what Mermaid draws where the second layout is used. */
function outline(node: string): string {
  return [
    ".outline path",
    ...shapes.map((shape) => `> ${shape}`),
    ...shapes.map((shape) => `> .label-container ${shape}`),
  ]
    .map((part) => `${node} ${part}`)
    .join(", ");
}

const byClass = classes
  .map(
    (name) => `
${outline(`.node:is(.class-${name}, .${name})`)}, .participant.class-${name} .outline path {
  fill: var(--lintel-${name}-fill); stroke: var(--lintel-${name}-stroke);
}
:is(.class-${name}, .node.${name}) .outline path.detail { fill: var(--lintel-${name}-stroke); fill-opacity: 0.16; }`,
  )
  .join("");

/** Rules for both kinds of drawing. Mermaid scopes them to the drawing. */
export const drawingStyle = `
text, tspan { font-family: var(--lintel-font); fill: var(--lintel-text); }
.node .label text { font-size: 14px; text-anchor: middle; }
.node .text-outer-tspan tspan { font-weight: 600; }
.node .text-outer-tspan:nth-child(n + 2):not(.title) tspan { font-size: 11.5px; font-weight: 400; fill: var(--lintel-muted); }
${outline(".node")} { stroke-width: 1.25px; fill: var(--lintel-outside-fill); stroke: var(--lintel-outside-stroke); }
${byClass}
${outline(".node.kind-external")}, .participant.kind-external .outline path { stroke-dasharray: 5 3.5 !important; }
.outline path { stroke-linejoin: round; stroke-width: 1.25px; fill: var(--lintel-outside-fill); stroke: var(--lintel-outside-stroke); }
.node .label-container path[fill="none"] { fill: none !important; }
.node .label-container path[stroke="none"] { stroke: none !important; }
.cluster rect { fill: var(--lintel-frame-fill); stroke: var(--lintel-frame-stroke); stroke-width: 1px; rx: 6px; ry: 6px; }
.cluster.kind-region rect, .cluster.kind-zone rect { stroke-dasharray: 7 4; }
.cluster.kind-zone rect { stroke-dasharray: 2 3; }
.cluster-label text, .cluster-label tspan { font-size: 11.5px; font-weight: 600; fill: var(--lintel-muted); }
path.flowchart-link { stroke: var(--lintel-line); stroke-width: 1.25px; fill: none; }
path.flowchart-link.line-message, path.flowchart-link.line-soft-message { stroke-dasharray: 6 4; }
path.flowchart-link.line-soft-call { stroke-width: 1px; stroke-dasharray: 1.5 3; stroke-linecap: round; }
path.flowchart-link.line-runs-on { stroke-width: 1px; stroke-dasharray: 1 4; stroke-linecap: round; stroke: var(--lintel-muted); }
path.flowchart-link.line-relation { stroke-width: 1px; stroke-dasharray: 1 4; stroke: var(--lintel-muted); }
path.hit { stroke: transparent; stroke-width: 14px; fill: none; pointer-events: stroke; stroke-dasharray: none; }
marker path, marker circle, marker polygon { fill: var(--lintel-line) !important; stroke: var(--lintel-line) !important; }
marker[id$="circleEnd"] circle { fill: var(--lintel-background) !important; }
.edgeLabel text, .edgeLabel tspan { font-size: 11px; fill: var(--lintel-text); }
.edgeLabel rect, .edgeLabel .background { fill: var(--lintel-background); opacity: 0.92; rx: 3px; ry: 3px; }
.lit.node .outline path, .lit.node > .label-container, .lit.node > rect, .lit.node > path, .lit.node > polygon { stroke-width: 2.5px; }
path.flowchart-link.lit { stroke: var(--lintel-accent); stroke-width: 2.25px; }
.edgeLabel.lit text, .edgeLabel.lit tspan { font-size: 13px; fill: var(--lintel-accent-text); font-weight: 600; }
.aside { opacity: 0.5; }
.badge .shape { stroke: var(--lintel-background); stroke-width: 1.5px; }
.badge text { font-size: 10px; font-weight: 700; fill: var(--lintel-badge-text); text-anchor: middle; }
.badge.error .shape { fill: var(--lintel-error); }
.badge.warning .shape { fill: var(--lintel-warning); }
.badge.information .shape { fill: var(--lintel-information); }
.badge.hint .shape { fill: var(--lintel-hint); }
.fate text { font-size: 10.5px; font-weight: 700; fill: var(--lintel-badge-text); text-anchor: middle; }
.fate.lost .shape, .fate.down .shape { fill: var(--lintel-error); }
.fate.degraded .shape { fill: var(--lintel-warning); }
${outline(".node.is-lost")}, ${outline(".node.is-down")} { stroke: var(--lintel-error); stroke-width: 2px; stroke-dasharray: 4 3 !important; }
.node.is-lost .label tspan, .node.is-down .label tspan { text-decoration: line-through; }
.node.is-down .label, .node.is-lost .label { opacity: 0.7; }
${outline(".node.is-degraded")} { stroke: var(--lintel-warning); stroke-width: 2px; stroke-dasharray: 1.5 3 !important; }
.actor-line { stroke: var(--lintel-frame-stroke); stroke-width: 1px; }
text.actor, text.actor tspan { font-size: 13px !important; font-weight: 600 !important; fill: var(--lintel-text); stroke: none; }
.messageText { font-size: 12px !important; fill: var(--lintel-text); stroke: var(--lintel-background); stroke-width: 4px; paint-order: stroke; }
.line-soft-call .messageLine0 { stroke-dasharray: 1.5 3; stroke-linecap: round; }
.messageText.under { font-size: 11px !important; fill: var(--lintel-muted); }
.messageLine0, .messageLine1 { stroke: var(--lintel-line); stroke-width: 1.25px; }
.sequenceNumber { fill: var(--lintel-background); font-size: 10px; font-weight: 700; }
[class^="activation"] { fill: var(--lintel-frame-fill); stroke: var(--lintel-frame-stroke); }
.loopLine { stroke: var(--lintel-muted); stroke-width: 1px; fill: none; }
.labelBox { fill: var(--lintel-frame-fill); stroke: var(--lintel-muted); }
.labelText, .labelText > tspan, .loopText, .loopText > tspan, .sectionTitle, .sectionTitle > tspan { font-size: 11px !important; fill: var(--lintel-muted); stroke: none; }
.note { fill: var(--lintel-frame-fill); stroke: var(--lintel-frame-stroke); }
.noteText, .noteText > tspan { font-size: 11.5px !important; fill: var(--lintel-text); stroke: none; }
`;
