import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "../../scripts/lib/project.mjs";
import { mainFile, ruleCases } from "./rule-cases.js";

/** A design to try laws on: its texts by path, and which of them are checked. */
export interface Specimen {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly checked: readonly string[];
}

/** The designs of `examples/`, a folder each. */
export function exampleDesigns(): readonly Specimen[] {
  const folder = inProject("examples");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const texts = readdirSync(path.join(folder, name))
        .filter((file) => file.endsWith(".lintel"))
        .map((file) => [file, readFileSync(path.join(folder, name, file), "utf8").replace(/\r\n/g, "\n")] as const);
      return { title: `examples/${name}`, files: Object.fromEntries(texts), checked: texts.map(([file]) => file) };
    });
}

/** The cases of all rules that are one file, without settings of their own. */
export function caseDesigns(): readonly Specimen[] {
  const folder = inProject("test/rules");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".lintel"))
    .flatMap((entry) => {
      const text = readFileSync(path.join(entry.parentPath, entry.name), "utf8").replace(/\r\n/g, "\n");
      return ruleCases(text)
        .filter((one) => Object.keys(one.files).length === 1 && one.config === undefined)
        .map((one) => ({
          title: `${entry.name}: ${one.title}`,
          files: { [mainFile]: withoutMarks(one.files[mainFile] ?? "") },
          checked: [mainFile],
        }));
    });
}

/** The text without the comments that expect findings. */
function withoutMarks(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s*\/\/\s*\^/.test(line))
    .join("\n");
}
