import { readFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "./project.mjs";

/*
 * Chevrotain as a parser needs it whose decisions have been worked out when it was generated (grammar/decisions.generated.ts), whose tokens come
 * from a lexer of our own and whose grammar accepts any text: without its analysis of grammars, its lexer, its trees and its words for errors,
 * which would take a tenth of a cold start to read. What a bundle calls of these all the same throws; a test holds that it calls none.
 */

const chevrotain = inProject("node_modules/chevrotain/lib/src");

/** Modules by their paths in Chevrotain, with what is still needed of them. @type {Readonly<Record<string, readonly string[]>>} */
const leftOut = {
  "parse/errors_public.js": [],
  "parse/cst/cst.js": [],
  "parse/cst/cst_visitor.js": [],
  "parse/grammar/checks.js": [],
  "parse/grammar/follow.js": [],
  "parse/grammar/gast/gast_resolver_public.js": [],
  "parse/grammar/interpreter.js": [],
  "parse/grammar/lookahead.js": [],
  // the mark of a token type that no pattern finds
  "scan/lexer_public.js": ["Lexer.NA = /NOT_APPLICABLE/;"],
};

/** @type {import("esbuild").Plugin} */
export const leanChevrotain = {
  name: "lean-chevrotain",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]chevrotain[/\\]lib[/\\]src[/\\]\w+[/\\].*\.js$/ }, ({ path: file }) => {
      const needed = leftOut[path.relative(chevrotain, file).split(path.sep).join("/")];
      if (needed === undefined) return undefined;
      const text = readFileSync(file, "utf8");
      const missing = needed.filter((statement) => !text.includes(statement));
      if (missing.length > 0) return { errors: [{ text: `This Chevrotain has no ${missing.join(", no ")}` }] };
      return { contents: [...exportsOf(text).map(thrower), ...needed].join("\n") };
    });
  },
};

/** @param {string} text */
function exportsOf(text) {
  return [...text.matchAll(/^export (?:class|const|function|let|var) (\w+)/gm)].map(([, name = ""]) => name);
}

/** @param {string} name */
function thrower(name) {
  return `export function ${name}() { throw new Error("Chevrotain's ${name} is no part of this bundle."); }`;
}
