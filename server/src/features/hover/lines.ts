import { codeSpan, escapeMarkdown } from "../../text/markdown.js";

/** How many names a line lists before it counts the rest. */
const most = 6;

/** `a`, `b` and 3 more: names as code. */
export function nameList(names: readonly string[]): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const list = shown.map(codeSpan).join(", ");
  return shown.length < names.length ? `${list} and ${names.length - shown.length} more` : list;
}

/** The first line of a hover: what it is, its name, its title. */
export function heading(kind: string, name: string, title: string | undefined): string {
  const titled = title === undefined || title === "" ? "" : ` · ${escapeMarkdown(shortened(title, 120))}`;
  return `**${kind}** ${codeSpan(name)}${titled}`;
}

/** A text of the design, cut where it gets long. */
export function quoted(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : escapeMarkdown(shortened(text, 300));
}

/** Lines that stand below each other in one paragraph; undefined ones are left out. */
export function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("  \n");
}

/** Paragraphs; undefined ones are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
