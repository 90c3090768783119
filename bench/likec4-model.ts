import { parseFile } from "../grammar/parse.js";
import { buildDesign } from "../server/src/design/build.js";
import type { Design, Element } from "../server/src/design/model.js";
import { uri } from "./review-setup.js";

/**
 * The model of LikeC4 that is equal to a design: the same groups, elements, links and titles. What LikeC4 has no words for (numbers, flows) is
 * left out, so it has less to read than Lintel. Names are written in full, which LikeC4 resolves faster than short ones.
 */
export function likeC4Model(text: string): string {
  const syntax = parseFile(text);
  const design = buildDesign(uri, (wanted) => (wanted === uri ? syntax : undefined));
  const links = design.links.map(
    ({ source, target, title }) => `${fullName(source)} -> ${fullName(target)}${quoted(title)}`,
  );
  return [...specification(design), "model {", ...elements(design), ...links, "}", ""].join("\n");
}

function specification(design: Design): readonly string[] {
  const kinds = new Set(["group", ...design.elements.map(({ kind }) => kind)]);
  return ["specification {", ...[...kinds].map((kind) => `element ${kind}`), "}"];
}

function elements({ elements, root }: Design): readonly string[] {
  const line = ({ name, kind, title }: Element): string => `${name} = ${kind}${quoted(title)}`;
  const within = (group: unknown): readonly string[] =>
    elements.filter(({ containers }) => containers[0] === group).map(line);
  const groups = root.containers.flatMap((group) => [
    `${group.name ?? ""} = group${quoted(group.title)} {`,
    ...within(group),
    "}",
  ]);
  return [...within(undefined), ...groups];
}

function fullName({ name, containers }: Element): string {
  return [...containers.map((container) => container.name).reverse(), name].join(".");
}

function quoted(title: string | undefined): string {
  return title === undefined ? "" : ` '${title.replaceAll("'", "\\'")}'`;
}
