import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";

const folder = path.join(import.meta.dirname, "../../grammar");
const require = createRequire(import.meta.url);

/** A little of VS Code's own Markdown grammar: paragraphs that go on over lines, headings and the place where a fence is injected. */
const markdown = {
  name: "Markdown",
  scopeName: "text.html.markdown",
  patterns: [
    { name: "markup.heading.markdown", match: "^\\s*#.*$" },
    {
      name: "meta.paragraph.markdown",
      begin: "(^|\\G)[ ]*(?=[^\\s`#])",
      while: "(^|\\G)((?=\\s*[-=]{3,}\\s*$)|[ ]{4,}(?=[^ \\t\\n])|[ ]*(?=[^\\s`]))",
      patterns: [{ name: "markup.italic.markdown", match: "\\*[^*]+\\*" }],
    },
  ],
};

const files: Readonly<Record<string, string>> = {
  "source.lintel": "lintel.tmLanguage.json",
  "markdown.lintel.codeblock": "lintel-markdown.tmLanguage.json",
};

/** A stretch of text with its scopes from the outside in. */
export interface ScopedText {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** Loads a grammar as VS Code does, with the fence injected into Markdown. */
export async function loadGrammar(scopeName: "source.lintel" | "text.html.markdown"): Promise<IGrammar> {
  await loadOniguruma();
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => Promise.resolve(rawGrammar(scope)),
    getInjections: (scope) => (scope === "text.html.markdown" ? ["markdown.lintel.codeblock"] : undefined),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar for ${scopeName}`);
  return grammar;
}

function rawGrammar(scope: string) {
  if (scope === "text.html.markdown") return textmate.parseRawGrammar(JSON.stringify(markdown), "markdown.json");
  const file = files[scope];
  return file === undefined
    ? undefined
    : textmate.parseRawGrammar(readFileSync(path.join(folder, file), "utf8"), "grammar.json");
}

let oniguramaLoaded: Promise<void> | undefined;

function loadOniguruma(): Promise<void> {
  oniguramaLoaded ??= oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
  return oniguramaLoaded;
}

/** The scopes of a text, line by line, at offsets of the text. */
export function scopesOf(grammar: IGrammar, text: string): readonly ScopedText[] {
  const found: ScopedText[] = [];
  let state = textmate.INITIAL;
  let start = 0;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const end = Math.min(endIndex, line.length);
      if (end > startIndex) found.push({ start: start + startIndex, end: start + end, scopes });
    }
    state = ruleStack;
    start += line.length + 1;
  }
  return found;
}
