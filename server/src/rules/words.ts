import type { Link } from "../design/model.js";
import type { Subject } from "./rule.js";

/** `a`, `a and b`, `a, b and c`; past `most` the rest as a number: `a, b and 4 more`. */
export function inWords(items: readonly string[], most = 4): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** `a`, `a or b`, `a, b or c`: for what is true of any one of them. */
export function anyInWords(items: readonly string[], most = 4): string {
  return inWords(items, most).replace(/ and (?!.* and )/, " or ");
}

/** The link as its design writes it, such as `orders -> cards`. */
export function linkText({ source, arrow, target }: Pick<Link, "source" | "arrow" | "target">): string {
  return `${source.name} ${arrow} ${target.name}`;
}

/** What a reader knows the subject by. */
export function nameOf(subject: Subject): string {
  switch (subject.type) {
    case "element":
    case "flow":
      return subject.name;
    case "link":
      return linkText(subject);
    case "any":
      return `${subject.source.name} -> any [${subject.links.map(({ target }) => target.name).join(", ")}]`;
    case "heading":
      return subject.title ?? "the design";
  }
}

/** `1 call`, `2 calls`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The items without repetitions, in order. */
export function distinct<T>(items: Iterable<T>): readonly T[] {
  return [...new Set(items)];
}
