import { generatedFiles } from "../../grammar/generate/files.js";
import { inProject } from "../lib/project.mjs";
import { writeIfChanged } from "./write-if-changed.js";

/** Writes the highlighting grammars, the language configuration and the EBNF. */
export function generateGrammar(): void {
  for (const { path, text } of generatedFiles()) writeIfChanged(inProject(path), text);
}
