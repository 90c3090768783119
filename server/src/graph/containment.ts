import type { Container, DesignHeading, Element } from "../design/model.js";

/** The groups around an element, the innermost first; regions and zones are none. */
export function groupsOf(element: Element): readonly Container[] {
  return element.containers.filter((container) => container.kind === "group");
}

/** The innermost group that holds all of the elements; undefined where none does, or there are no elements. */
export function commonGroup(elements: readonly Element[]): Container | undefined {
  const [first, ...others] = elements;
  return first && groupsOf(first).find((group) => others.every((element) => element.containers.includes(group)));
}

/** Who owns an element, and where that is said. */
export interface Owner {
  readonly name: string;
  readonly by: Element | Container | DesignHeading;
}

/**
 * The owner of an element, its design's left aside: its own, from defaults or of its host included; else that of the innermost group, region or
 * zone that states one. Null where none is stated; undefined where that is not known, for something is invalid.
 */
export function teamOf(element: Element): Owner | null | undefined {
  const own = element.get("owner");
  if (own.state === "invalid") return undefined;
  if (own.state === "stated") return { name: own.value, by: element };
  for (const container of element.containers) {
    const owner = container.get("owner");
    if (owner.state === "invalid") return undefined;
    if (owner.state === "stated") return { name: owner.value, by: container };
  }
  return null;
}

/** The owner of an element: its team's (`teamOf`), else that of the design of its file. Null: none stated; undefined: not known. */
export function ownerOf(element: Element): Owner | null | undefined {
  const team = teamOf(element);
  const { heading } = element.file;
  if (team !== null || !heading) return team;
  const owner = heading.get("owner");
  if (owner.state === "invalid") return undefined;
  return owner.state === "stated" ? { name: owner.value, by: heading } : null;
}
