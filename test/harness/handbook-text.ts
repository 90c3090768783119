import { readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";

/** What the build makes of the handbook's pages. */
export function handbookText(): string {
  return readFileSync(inProject("dist/handbook.json"), "utf8");
}
