import type { ArrowNode, Endpoints } from "../../../../grammar/ast.js";
import type { Link, LinkStatement } from "../model.js";

/** A piece of a link statement: its path, and whether its links are the ones that are meant. */
export interface Piece {
  readonly text: string;
  readonly meant: boolean;
}

/**
 * The paths into which a statement falls so that the meant links stand apart from the others, in order. Undefined where that would lose a
 * comment or take members of one `any` apart.
 */
export function hopTexts(statement: LinkStatement, meant: readonly Link[]): readonly Piece[] | undefined {
  const { node, place } = statement;
  const { text, comments } = place.chunk.chunk;
  const pathEnd = node.endpoints.at(-1)?.span.end ?? node.span.end;
  if (comments.some(({ span }) => node.span.start < span.start && span.end < pathEnd)) return undefined;
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  for (const [hop, arrow] of node.arrows.entries()) {
    const sides = sidesOf(node.endpoints, hop);
    if (sides === undefined) return undefined;
    const links = statement.links.filter((link) => link.hop === hop);
    const all = links.every((link) => meant.includes(link));
    if (all || !links.some((link) => meant.includes(link))) {
      const continued: Piece | undefined = open?.meant === all ? open : undefined;
      const right = text.slice(sides.right.span.start, sides.right.span.end);
      const left: string = continued?.text ?? listText(sides.left.names.map(({ name }) => name));
      if (continued !== undefined) pieces.pop();
      open = { text: `${left} ${arrow.arrow} ${right}`, meant: all };
      pieces.push(open);
    } else {
      if (sides.right.any !== undefined) return undefined;
      pieces.push(...mixedHop(links, meant, arrow));
      open = undefined;
    }
  }
  return pieces;
}

function sidesOf(endpoints: readonly Endpoints[], hop: number): { left: Endpoints; right: Endpoints } | undefined {
  const left = endpoints[hop];
  const right = endpoints[hop + 1];
  return left && right && { left, right };
}

/** A hop of which some links are meant: by source, those that are not and those that are. */
function mixedHop(links: readonly Link[], meant: readonly Link[], { arrow }: ArrowNode): readonly Piece[] {
  const sources = [...new Set(links.map((link) => link.sourceName.name))];
  return sources.flatMap((source) =>
    [false, true].flatMap((isMeant) => {
      const targets = links
        .filter((link) => link.sourceName.name === source && meant.includes(link) === isMeant)
        .map((link) => link.targetName.name);
      return targets.length === 0 ? [] : [{ text: `${source} ${arrow} ${listText(targets)}`, meant: isMeant }];
    }),
  );
}

function listText(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? "") : `[${names.join(", ")}]`;
}
