import { ebnf } from "./ebnf.js";
import { languageConfiguration } from "./language-configuration.js";
import { markdownInjection, textMateGrammar } from "./textmate.js";

/** A file that is made from tokens and schema and checked in. */
export interface GeneratedFile {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
}

/** The files that other tools read the language from. */
export function generatedFiles(): readonly GeneratedFile[] {
  return [
    { path: "grammar/lintel.tmLanguage.json", text: json(textMateGrammar()) },
    { path: "grammar/lintel-markdown.tmLanguage.json", text: json(markdownInjection()) },
    { path: "grammar/language-configuration.json", text: json(languageConfiguration()) },
    { path: "grammar/lintel.ebnf", text: ebnf() },
  ];
}

function json(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
