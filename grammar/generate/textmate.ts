import * as p from "./patterns.js";

/* The highlighting grammar of TextMate, as plain data. */

type Captures = Readonly<Record<string, { readonly name: string }>>;

interface Rule {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
}

const include = (...names: readonly string[]): readonly Rule[] => names.map((name) => ({ include: `#${name}` }));

const comments: readonly Rule[] = [
  { name: "comment.line.double-slash.lintel", match: "//.*$" },
  { name: "comment.block.lintel", begin: String.raw`/\*`, end: String.raw`\*/` },
];

/** The line with the closing quotes is not Markdown any more: a paragraph would swallow them. */
const markdown: Rule = {
  begin: String.raw`\G(?!.*""")`,
  while: String.raw`^(?!.*""")`,
  contentName: "meta.embedded.block.markdown",
  patterns: [{ include: "text.html.markdown" }],
};

const strings: readonly Rule[] = [
  {
    name: "string.quoted.triple.lintel",
    begin: '"""',
    end: '"""',
    beginCaptures: { "0": { name: "punctuation.definition.string.begin.lintel" } },
    endCaptures: { "0": { name: "punctuation.definition.string.end.lintel" } },
    patterns: [markdown],
  },
  {
    name: "string.quoted.double.lintel",
    begin: '"',
    end: '"|$',
    beginCaptures: { "0": { name: "punctuation.definition.string.begin.lintel" } },
    endCaptures: { "0": { name: "punctuation.definition.string.end.lintel" } },
    patterns: [
      { name: "constant.character.escape.lintel", match: String.raw`\\["\\nt]` },
      { name: "invalid.illegal.escape.lintel", match: String.raw`\\.` },
    ],
  },
];

const imports: Rule = {
  name: "meta.import.lintel",
  begin: `${p.oneOf(["import"])}${p.notKey}`,
  end: `(?<=")|(?=${p.kind}|${p.oneOf(["import", "defaults"])})`,
  beginCaptures: { "1": { name: "keyword.control.import.lintel" } },
  patterns: [
    ...include("comments", "strings"),
    { match: p.oneOf(["from"]), captures: { "1": { name: "keyword.control.from.lintel" } } },
    { match: p.oneOf(["as"]), captures: { "1": { name: "keyword.control.as.lintel" } } },
    { name: "variable.other.readwrite.alias.lintel", match: p.name },
    ...include("punctuation"),
  ],
};

/** Words that start something; a key may be spelled like them. */
const declarations: readonly Rule[] = [
  {
    match: `${p.kind}${p.notKey}(?:\\s+(?!(?:from|as)\\b)(${p.name})${p.notKey})?`,
    captures: { "1": { name: "storage.type.lintel" }, "2": { name: "entity.name.type.lintel" } },
  },
  {
    match: `${p.oneOf(["accept"])}${p.notKey}(?:\\s+(${p.name}))?`,
    captures: { "1": { name: "keyword.other.accept.lintel" }, "2": { name: "support.constant.rule.lintel" } },
  },
  { match: `${p.oneOf(["defaults"])}${p.notKey}`, captures: { "1": { name: "keyword.other.defaults.lintel" } } },
  { match: `${p.oneOf(["any"])}(?=\\s*\\[)`, captures: { "1": { name: "keyword.other.any.lintel" } } },
];

const selectorAhead = `(?=\\s*(?:[#*\\[]|${p.kind}))`;

const policyStatements: Rule = {
  begin: `${p.oneOf(["forbid", "require"])}${selectorAhead}`,
  end: String.raw`$|(?=[{}])`,
  beginCaptures: { "1": { name: "keyword.control.policy.lintel" } },
  patterns: [
    ...include("comments", "arrows"),
    { match: p.kind, captures: { "1": { name: "storage.type.lintel" } } },
    {
      match: `(#)\\s*(${p.name})`,
      captures: { "1": { name: "punctuation.definition.tag.lintel" }, "2": { name: "entity.name.tag.lintel" } },
    },
    { name: "keyword.operator.wildcard.lintel", match: String.raw`\*` },
    ...include("punctuation"),
  ],
};

const values: readonly Rule[] = [
  ...include("comments", "strings"),
  { name: "constant.other.date.lintel", match: p.date },
  {
    match: p.number,
    captures: { "1": { name: "constant.numeric.lintel" }, "2": { name: "keyword.other.unit.lintel" } },
  },
  { match: p.boolean, captures: { "1": { name: "constant.language.boolean.lintel" } } },
  { match: p.constant, captures: { "1": { name: "constant.language.lintel" } } },
  { match: p.enumWord, captures: { "1": { name: "support.constant.property-value.lintel" } } },
  { name: "variable.other.lintel", match: p.name },
];

/** `key: value` and `key { … }`. */
const properties: readonly Rule[] = [
  {
    begin: `(?:${p.key}|(?<![\\w-])(${p.name}))\\s*(:)\\s*(\\[)`,
    end: String.raw`(\])|(?=[{}])`,
    beginCaptures: {
      "1": { name: "support.type.property-name.lintel" },
      "2": { name: "variable.other.property.lintel" },
      "3": { name: "punctuation.separator.key-value.lintel" },
      "4": { name: "punctuation.definition.list.begin.lintel" },
    },
    endCaptures: { "1": { name: "punctuation.definition.list.end.lintel" } },
    patterns: [...include("values", "punctuation")],
  },
  {
    begin: `(?:${p.key}|(?<![\\w-])(${p.name}))\\s*(:)`,
    end: String.raw`(?<=[^\s:])|(?=[{},;\]])`,
    beginCaptures: {
      "1": { name: "support.type.property-name.lintel" },
      "2": { name: "variable.other.property.lintel" },
      "3": { name: "punctuation.separator.key-value.lintel" },
    },
    patterns: [...include("values")],
  },
  { match: `${p.key}(?=\\s*\\{)`, captures: { "1": { name: "support.type.property-name.lintel" } } },
];

const punctuation: readonly Rule[] = [
  { name: "punctuation.section.block.begin.lintel", match: String.raw`\{` },
  { name: "punctuation.section.block.end.lintel", match: String.raw`\}` },
  { name: "punctuation.definition.list.begin.lintel", match: String.raw`\[` },
  { name: "punctuation.definition.list.end.lintel", match: String.raw`\]` },
  { name: "punctuation.separator.lintel", match: "[,;]" },
  { name: "punctuation.accessor.lintel", match: String.raw`\.` },
];

/** The grammar of `.lintel` files. */
export function textMateGrammar(): object {
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Lintel",
    scopeName: "source.lintel",
    fileTypes: ["lintel"],
    patterns: include(
      "comments",
      "strings",
      "import",
      "properties",
      "policy",
      "declarations",
      "arrows",
      "requirements",
      "punctuation",
    ),
    repository: {
      comments: { patterns: comments },
      strings: { patterns: strings },
      import: imports,
      declarations: { patterns: declarations },
      policy: policyStatements,
      properties: { patterns: properties },
      values: { patterns: values },
      arrows: { name: "keyword.operator.arrow.lintel", match: "[-~]>" },
      requirements: { patterns: [{ name: "variable.other.lintel", match: p.name }] },
      punctuation: { patterns: punctuation },
    },
  };
}

/** The grammar that is injected into Markdown: a fence tagged `lintel` holds the language. */
export function markdownInjection(): object {
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Lintel in Markdown",
    scopeName: "markdown.lintel.codeblock",
    injectionSelector: "L:text.html.markdown",
    patterns: [{ include: "#fence" }],
    repository: {
      fence: {
        name: "markup.fenced_code.block.markdown",
        begin: String.raw`(^|\G)(\s*)(\x60{3,}|~{3,})\s*(?i:(lintel)((\s+|:|,|\{|\?)[^\x60]*)?$)`,
        end: String.raw`(^|\G)(\2|\s{0,3})(\3)\s*$`,
        beginCaptures: {
          "3": { name: "punctuation.definition.markdown" },
          "4": { name: "fenced_code.block.language.markdown" },
          "5": { name: "fenced_code.block.language.attributes.markdown" },
        },
        endCaptures: { "3": { name: "punctuation.definition.markdown" } },
        patterns: [
          {
            begin: String.raw`(^|\G)(\s*)(.*)`,
            while: String.raw`(^|\G)(?!\s*([\x60~]{3,})\s*$)`,
            contentName: "meta.embedded.block.lintel",
            patterns: [{ include: "source.lintel" }],
          },
        ],
      },
    },
  };
}
