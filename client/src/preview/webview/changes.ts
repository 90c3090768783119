import type { PreviewDrawing } from "../../../../server/src/lsp/protocol.js";
import { counted } from "./names.js";

/** Whether a drawing made of broken text lacks something that the last one has. */
export function loses(drawing: PreviewDrawing, last: PreviewDrawing): boolean {
  const ids = new Set(drawing.nodes.map((node) => node.id));
  return drawing.edges.length < last.edges.length || last.nodes.some((node) => !ids.has(node.id));
}

/** What a screen reader says of a view that is shown now. */
export function announcement({ title, nodes, edges }: PreviewDrawing): string {
  return `${title}: ${counted(nodes.length, ["element", "elements"])}, ${counted(edges.length, ["link", "links"])}`;
}
