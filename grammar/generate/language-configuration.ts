import * as p from "./patterns.js";

/** What VS Code needs to know for typing: comments, brackets, words, indentation, folding. */
export function languageConfiguration(): object {
  const pairs = [
    ["{", "}"],
    ["[", "]"],
  ];
  return {
    comments: { lineComment: "//", blockComment: ["/*", "*/"] },
    brackets: pairs,
    colorizedBracketPairs: pairs,
    autoClosingPairs: [
      { open: "{", close: "}" },
      { open: "[", close: "]" },
      { open: '"', close: '"', notIn: ["string", "comment"] },
      { open: '"""', close: '"""', notIn: ["comment"] },
      { open: "/*", close: " */", notIn: ["string"] },
    ],
    autoCloseBefore: ";,}] \n\t",
    surroundingPairs: [...pairs, ['"', '"']],
    wordPattern: `${p.name}|\\d[\\w.%/]*`,
    indentationRules: {
      increaseIndentPattern: String.raw`^(?!\s*//).*[\{\[][^\}\]"]*$`,
      decreaseIndentPattern: String.raw`^\s*[\}\]]`,
    },
    onEnterRules: [
      {
        beforeText: String.raw`^\s*/\*(?!.*\*/)`,
        action: { indent: "none", appendText: " " },
      },
    ],
  };
}
