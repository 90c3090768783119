import fc from "fast-check";
import { LanguageService } from "../../server/src/service.js";
import { edited, edits, soups, type Edit } from "../grammar/texts.js";
import type { Texts } from "./apply.js";
import { anyText, wholeDesign } from "./texts.js";

/* Workspaces that nobody would keep: files that import each other in circles, Markdown, settings, all half broken. */

const folder = "file:///designs/";
const paths = ["a.lintel", "b.lintel", "c.lintel", "in/d.lintel"] as const;

const names = fc.constantFrom("a", "b", "orders", "edge", "store", "s0", "é");
const importPaths = fc.constantFrom(
  "./a.lintel",
  "./b.lintel",
  "./c.lintel",
  "./in/d.lintel",
  "../a.lintel",
  "a",
  "",
  "/",
);

/** An import of a file that may be the one it stands in, or none. */
const imports = fc
  .tuple(fc.array(fc.tuple(names, fc.option(names)), { maxLength: 3 }), importPaths)
  .map(([parts, path]) => {
    const list = parts.map(([name, alias]) => (alias === null ? name : `${name} as ${alias}`)).join(", ");
    return `import { ${list} } from "${path}"\n`;
  });

const declarations = fc.oneof(
  names.map((name) => `service ${name} { replicas: 2 }\n`),
  fc.tuple(names, names).map(([from, to]) => `${from} -> ${to} { timeout: 1s }\n`),
  fc.tuple(names, names).map(([name, on]) => `store ${name} { on: ${on} }\n`),
  names.map((name) => `flow f { ${name} -> a }\n`),
);

/** A file that others import and that imports others. */
const linkedText = fc
  .tuple(fc.array(imports, { maxLength: 4 }), fc.array(declarations, { maxLength: 8 }))
  .map(([heads, bodies]) => [...heads, ...bodies].join(""));

const designText = fc.oneof({ weight: 6, arbitrary: linkedText }, { weight: 1, arbitrary: anyText });

/** The marks that stand before each line of a fence: none, of a list, of quotes. */
const margins = fc.constantFrom("", "", "  ", "- ", "> ", "> > ", ">", "> - ");

const fences = fc
  .tuple(
    margins,
    fc.oneof(wholeDesign, linkedText, soups),
    fc.constantFrom("```", "~~~", "````"),
    fc.constantFrom("\n", "\r\n"),
  )
  .map(([margin, text, mark, newline]) => {
    const inside = margin.replace("- ", "  ");
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
    return [margin + mark + "lintel", ...lines.map((line) => inside + line), inside + mark, ""].join(newline);
  });

/** Markdown with `lintel` fences in lists, in quotes, without an end, among anything. */
export const markdowns: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fences }, { weight: 1, arbitrary: soups }, fc.constant("\n# Design\n\n")), {
    maxLength: 4,
  })
  .map((parts) => parts.join("\n"));

const settings = fc.constantFrom(
  '{ "rules": { "unbounded-retry": "off", "single-zone": ["warning", {}] }, "unstated": "hint" }',
  '{\n\t// why\n\t"rules": {\n\t\t"hot-shard": [ "error" ],\n\t},\n}\n',
  "{}",
  "[]",
  '{ "rules": [] }',
  '{ "rules": { "unbounded-retry": [] } }',
);

/** Texts of a `lintel.json`, most of them broken. */
export const configTexts: fc.Arbitrary<string> = fc.oneof(
  settings,
  fc
    .tuple(settings, fc.array(edits, { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) => changes.reduce(edited, text)),
  fc.json(),
  soups,
);

/** One thing that happens to a workspace; a text that is undefined is gone. */
export type Step =
  | { readonly of: "design" | "markdown" | "config"; readonly uri: string; readonly text: string | undefined }
  | { readonly of: "edit"; readonly uri: string; readonly edit: Edit };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: record("design", fc.constantFrom(...paths), designText) },
  {
    weight: 6,
    arbitrary: fc.record({ of: fc.constant("edit" as const), uri: uris(fc.constantFrom(...paths)), edit: edits }),
  },
  { weight: 1, arbitrary: record("markdown", fc.constantFrom("notes.md", "in/more.md"), markdowns) },
  { weight: 1, arbitrary: record("config", fc.constantFrom("lintel.json", "in/lintel.json"), configTexts) },
);

function record(of: "design" | "markdown" | "config", names: fc.Arbitrary<string>, texts: fc.Arbitrary<string>) {
  return fc.record({ of: fc.constant(of), uri: uris(names), text: fc.option(texts, { nil: undefined, freq: 8 }) });
}

function uris(names: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return names.map((path) => folder + path);
}

/** What happens to a workspace from its beginning. */
export const histories: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 1, maxLength: 14 });

/** Designs of several files. */
export const linkedFiles: fc.Arbitrary<Texts> = fc
  .array(designText, { minLength: 1, maxLength: paths.length })
  .map((texts) => Object.fromEntries(texts.map((text, index) => [folder + (paths[index] ?? ""), text])));

/** A service that knows the texts, as designs. */
export function serviceOf(texts: Texts): LanguageService {
  const service = new LanguageService({ today: () => "2027-01-15" });
  for (const [uri, text] of Object.entries(texts)) service.setFile(uri, text);
  return service;
}
