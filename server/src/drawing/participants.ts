import type { ElementKind } from "../../../grammar/schema/kinds.js";
import type { DrawnNode } from "./drawing.js";
import { escapeText } from "./escape.js";

/** Participants that a sequence diagram draws with a sign of their own; all others are boxes. */
const types: Partial<Record<ElementKind, string>> = {
  store: "database",
  cache: "database",
  queue: "queue",
  topic: "queue",
};

/** Declares a participant of a sequence diagram. */
export function participantText(kind: ElementKind, node: DrawnNode): string {
  const alias = escapeText(node.title);
  const type = types[kind];
  return `  participant ${node.id}${type ? `@{ "type": "${type}" }` : ""} as ${alias}`;
}
