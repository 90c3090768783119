import type { Handbook, Page } from "./handbook.js";
import { splitTopicLink, textUnder } from "./hover-text.js";

/** The page of a word as a value, such as `failover.mode.hot` or `cache/invalidation.on-write`; undefined where no text speaks of it. */
export function valuePage(handbook: Handbook, name: string): Page | undefined {
  const hover = textUnder(handbook.values, name);
  if (hover === undefined) return undefined;
  const dot = name.lastIndexOf(".");
  const [path, word] = [name.slice(0, dot), name.slice(dot + 1)];
  const slash = path.indexOf("/");
  const key = path.slice(slash + 1);
  const where = slash < 0 ? "" : ` in \`${path.slice(0, slash)}\``;
  const heading = `# \`${key}: ${word}\`${where}`;
  return shortPage("value", name, heading, hover, [`- [\`${key}\`](key:${path})`]);
}

/** The page of a unit as it is written, such as `ms`; undefined for what is none. */
export function unitPage(handbook: Handbook, unit: string): Page | undefined {
  const hover = textUnder(handbook.units, unit);
  return hover === undefined ? undefined : shortPage("unit", unit, `# \`${unit}\``, hover, []);
}

function shortPage(
  kind: "value" | "unit",
  name: string,
  heading: string,
  hover: string,
  links: readonly string[],
): Page {
  const { text, link } = splitTopicLink(hover);
  const seeAlso = [...links, ...(link === undefined ? [] : [`- ${link}`])].join("\n");
  const body = [heading, text, "## See also", seeAlso].join("\n\n");
  return { id: `${kind}:${name}`, title: heading.replace(/[#`]/g, "").trim(), sources: [], tags: [], body };
}
