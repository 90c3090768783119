import type { PreviewDrawing, PreviewEdge, PreviewFinding, PreviewNode } from "../../../../server/src/lsp/protocol.js";

/** What a screen reader says of a node: title, what it is, what is wrong with it, what it is linked to. */
export function nodeName(drawing: PreviewDrawing, node: PreviewNode): string {
  return [`${node.title}, ${node.description}`, countFindings(node.findings), linksOf(drawing, node)]
    .filter(Boolean)
    .join(". ");
}

/** What a screen reader says of an edge. */
export function edgeName(drawing: PreviewDrawing, edge: PreviewEdge): string {
  const [source, target] = [titleOf(drawing, edge.source), titleOf(drawing, edge.target)];
  const label = edge.label === "" ? "" : `${edge.label}, `;
  return [`Link from ${source} to ${target}: ${label}${edge.description}`, countFindings(edge.findings)]
    .filter(Boolean)
    .join(". ");
}

/** How many findings of which severity, in words. */
export function countFindings(findings: readonly PreviewFinding[]): string {
  const open = findings.filter((finding) => !finding.accepted);
  const parts = (["error", "warning", "information", "hint"] as const).flatMap((severity) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, nouns[severity])];
  });
  const accepted = findings.length - open.length;
  if (accepted > 0) parts.push(counted(accepted, ["accepted risk", "accepted risks"]));
  return parts.join(", ");
}

const nouns = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  information: ["remark", "remarks"],
  hint: ["hint", "hints"],
} as const;

/** A number with its noun. */
export function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

function linksOf(drawing: PreviewDrawing, { id }: PreviewNode): string {
  const to = named(
    drawing,
    drawing.edges.filter((edge) => edge.source === id).map((edge) => edge.target),
  );
  const from = named(
    drawing,
    drawing.edges.filter((edge) => edge.target === id).map((edge) => edge.source),
  );
  return [to && `To ${to}`, from && `From ${from}`].filter(Boolean).join(". ");
}

function named(drawing: PreviewDrawing, ids: readonly string[]): string {
  return [...new Set(ids)].map((id) => titleOf(drawing, id)).join(", ");
}

/** The title of a node by its id. */
export function titleOf(drawing: PreviewDrawing, id: string): string {
  return drawing.nodes.find((node) => node.id === id)?.title ?? id;
}
