import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";

/** A document of the project. */
export interface ProjectDocument {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

const folders = ["", "docs/", "scripts/package/"];

/** The documents for readers: those at the top, docs/, and those of the packages. */
export function documents(): readonly ProjectDocument[] {
  return folders.flatMap((folder) =>
    readdirSync(inProject(folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => documentAt(folder + name)),
  );
}

/** The document at a path. Throws where there is none. */
export function documentAt(path: string): ProjectDocument {
  return { path, text: readFileSync(inProject(path), "utf8") };
}

/** The text without fences and code, in which brackets are no links. */
export function proseOf({ text }: ProjectDocument): string {
  return text.replace(/^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?^\1\2[ \t]*$/gms, "").replace(/`[^`\n]*`/g, "code");
}

/** Where links and pictures lead. */
export function linkTargets(document: ProjectDocument): readonly string[] {
  const prose = proseOf(document);
  const markdown = [...prose.matchAll(/\]\(([^()\s]+)\)/g)];
  const html = [...prose.matchAll(/(?:src|srcset|href)="([^"]+)"/g)];
  return [...markdown, ...html].map(([, target = ""]) => target);
}

/** The fragments that links into a document may name, as GitHub makes them of headings. */
export function fragmentsOf({ text }: ProjectDocument): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6} +(.*?)\s*$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}

/** The rows of the tables below a heading, by cell, without heads and rules. */
export function tableRows({ text }: ProjectDocument, heading: string): readonly (readonly string[])[] {
  const [, section = ""] = text.split(new RegExp(`^#+ ${heading}$`, "m"));
  const own = section.split(/^#{1,6} /m)[0] ?? "";
  const rows = own.split("\n").filter((line) => line.startsWith("|"));
  return rows
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((cells, index) => index > 1 && !cells.every((cell) => /^-*$/.test(cell)));
}

/** The text between the first backticks of a cell; empty where there are none. */
export function codeIn(cell: string): string {
  return /`([^`]*)`/.exec(cell)?.[1] ?? "";
}
