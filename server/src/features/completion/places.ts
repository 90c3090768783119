import { CompletionItemKind } from "vscode-languageserver-types";
import type { Design } from "../../design/model.js";
import type { Candidate } from "./candidate.js";
import type { Question } from "./question.js";

/** Regions that a design names, by blocks and in lists. */
export function regionNames(design: Design): ReadonlySet<string> {
  const blocks = design.files.flatMap(({ containers }) => containers.filter(({ kind }) => kind === "region"));
  return new Set([...blocks.flatMap(({ name }) => name ?? []), ...listed(design, "regions")]);
}

/** Zones of a region, or of all regions, without the region. */
export function zoneNames(design: Design, region?: string): ReadonlySet<string> {
  const blocks = design.files.flatMap(({ containers }) => containers.filter(({ kind }) => kind === "zone"));
  const here = blocks.filter(({ parent }) => region === undefined || parent?.name === region);
  const names = listed(design, "zones").flatMap((name) => {
    const [first = "", second] = name.split(".");
    if (second === undefined) return [first];
    return region === undefined || first === region ? [second] : [];
  });
  return new Set([...here.flatMap(({ name }) => name ?? []), ...names]);
}

/** Names that elements give in a list under the key. */
export function listed(design: Design, key: "zones" | "regions" | "tags" | "indexes"): readonly string[] {
  return design.elements.flatMap((element) => {
    const read = element.get(key);
    return read.state === "stated" && typeof read.value === "object" ? read.value : [];
  });
}

/** Zones behind `region.`. */
export function zoneCandidates({ design, context }: Question, region: string): Candidate[] {
  return nameCandidates(
    [...zoneNames(design, region)].filter((name) => !context.statement.listed.includes(name)),
    "zone",
  );
}

/** Names that mean nothing declared, each once. */
export function nameCandidates(names: Iterable<string>, detail: string): Candidate[] {
  return [...new Set(names)].map((name) => ({
    label: name,
    kind: detail === "tag" ? CompletionItemKind.Color : CompletionItemKind.Module,
    insert: name,
    rank: 0,
    detail,
  }));
}
