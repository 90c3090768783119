import { referenceText } from "../../server/src/handbook/reference.js";
import { inProject } from "../lib/project.mjs";
import { readHandbook } from "./handbook.js";
import { writeIfChanged } from "./write-if-changed.js";

/** Writes `docs/reference.md`: every kind, key, value and unit of the language. */
export function generateReference(): void {
  writeIfChanged(inProject("docs/reference.md"), reference());
}

/** The text of `docs/reference.md`. */
export function reference(): string {
  return referenceText(readHandbook(), (topic) => `../server/src/handbook/topics/${topic}.md`);
}
