import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import JSZip from "jszip";

/** The names of the files in a zip archive, sorted, and a reader of their texts. */
export async function zipContents(file: string): Promise<{ names: string[]; text: (name: string) => Promise<string> }> {
  const zip = await JSZip.loadAsync(readFileSync(file));
  return {
    names: Object.keys(zip.files).sort(),
    text: async (name) => {
      const entry = zip.file(name);
      if (entry === null) throw new Error(`There is no ${name} in ${file}.`);
      return entry.async("string");
    },
  };
}

/** The names of the files in a .tgz archive, sorted. */
export function tarContents(file: string): string[] {
  return execFileSync("tar", ["-tzf", file], { encoding: "utf8" }).trim().split("\n").sort();
}
