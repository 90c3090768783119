import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { IGrammar } from "vscode-textmate";
import { generatedFiles } from "../../grammar/generate/files.js";
import type { TokenName } from "../../grammar/syntax.js";
import { tokenize } from "../../grammar/tokenize.js";
import { sample } from "./sample.js";
import { loadGrammar, scopesOf, type ScopedText } from "./textmate.js";

const project = path.join(import.meta.dirname, "../..");

/** The innermost scope at each of the words of a text, as `word scope`, the language's suffix left out. */
function words(grammar: IGrammar, text: string): readonly string[] {
  return scopesOf(grammar, text)
    .map(({ start, end, scopes }) => ({ word: text.slice(start, end).trim(), scope: scopes.at(-1) ?? "" }))
    .filter(({ word, scope }) => word !== "" && scope !== "source.lintel")
    .map(({ word, scope }) => `${word} ${scope.replace(/\.lintel$/, "")}`);
}

/** What a token of the lexer must be for the highlighting grammar. */
const scopes: Readonly<Record<TokenName, RegExp>> = {
  name: /^(support\.|variable\.|entity\.name|constant\.language|keyword\.control\.(from|as))/,
  keyword: /^(storage\.type|keyword\.(control|other)|support\.constant|variable\.other)/,
  string: /^(string\.|punctuation\.definition\.string|constant\.character|meta\.embedded|markup|meta\.paragraph)/,
  number: /^(constant\.numeric|keyword\.other\.unit)/,
  date: /^constant\.other\.date/,
  arrow: /^keyword\.operator\.arrow/,
  punctuation: /^(punctuation\.)/,
  hash: /^punctuation\.definition\.tag/,
  star: /^keyword\.operator\.wildcard/,
  unknown: /^invalid/,
  comment: /^comment\./,
};

function assertAgrees(text: string, highlighted: readonly ScopedText[]): void {
  let next = 0;
  for (const { type, span } of tokenize(text)) {
    while ((highlighted[next]?.end ?? Infinity) <= span.start) next += 1;
    const scope = highlighted[next]?.scopes.at(-1) ?? "";
    assert.match(scope, scopes[type], `${type} "${text.slice(span.start, span.end)}" at ${span.start}`);
  }
}

describe("highlighting", () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar("source.lintel");
  });

  it("agrees with the lexer on every token of the sample", () => {
    assertAgrees(sample, scopesOf(grammar, sample));
  });

  it("agrees with the lexer on every token of the examples", () => {
    for (const file of readdirSync(path.join(project, "examples"), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".lintel")) continue;
      const text = readFileSync(path.join(project, "examples", file), "utf8");
      assertAgrees(text, scopesOf(grammar, text));
    }
  });

  it("tells kinds, names, keys, values and units apart", () => {
    assert.deepEqual(words(grammar, 'service orders "Orders" { rate-limit: 40k/min  state: stateless }'), [
      "service storage.type",
      "orders entity.name.type",
      '" punctuation.definition.string.begin',
      "Orders string.quoted.double",
      '" punctuation.definition.string.end',
      "{ punctuation.section.block.begin",
      "rate-limit support.type.property-name",
      ": punctuation.separator.key-value",
      "40 constant.numeric",
      "k/min keyword.other.unit",
      "state support.type.property-name",
      ": punctuation.separator.key-value",
      "stateless support.constant.property-value",
      "} punctuation.section.block.end",
    ]);
  });

  it("takes a word for what its place makes of it", () => {
    assert.deepEqual(words(grammar, "per: client  client web  rate -> edge  encrypted: true  fallback: none"), [
      "per support.type.property-name",
      ": punctuation.separator.key-value",
      "client support.constant.property-value",
      "client storage.type",
      "web entity.name.type",
      "rate variable.other",
      "-> keyword.operator.arrow",
      "edge variable.other",
      "encrypted support.type.property-name",
      ": punctuation.separator.key-value",
      "true constant.language.boolean",
      "fallback support.type.property-name",
      ": punctuation.separator.key-value",
      "none constant.language",
    ]);
  });

  it("knows imports, policies, lists and acceptances", () => {
    assert.deepEqual(words(grammar, 'import { a as b } from "x"\nfrom -> as\n'), [
      "import keyword.control.import",
      "{ punctuation.section.block.begin",
      "a variable.other.readwrite.alias",
      "as keyword.control.as",
      "b variable.other.readwrite.alias",
      "} punctuation.section.block.end",
      "from keyword.control.from",
      '" punctuation.definition.string.begin',
      "x string.quoted.double",
      '" punctuation.definition.string.end',
      "from variable.other",
      "-> keyword.operator.arrow",
      "as variable.other",
    ]);
    assert.deepEqual(words(grammar, "forbid [client, #pci] ~> *\nforbid: x"), [
      "forbid keyword.control.policy",
      "[ punctuation.definition.list.begin",
      "client storage.type",
      ", punctuation.separator",
      "# punctuation.definition.tag",
      "pci entity.name.tag",
      "] punctuation.definition.list.end",
      "~> keyword.operator.arrow",
      "* keyword.operator.wildcard",
      "forbid variable.other.property",
      ": punctuation.separator.key-value",
      "x variable.other",
    ]);
    assert.deepEqual(words(grammar, "accept stale-read { until: 2027-03-01 }").slice(0, 2), [
      "accept keyword.other.accept",
      "stale-read support.constant.rule",
    ]);
    assert.ok(words(grammar, "a -> any [b, c]").includes("any keyword.other.any"));
  });

  it("marks escapes, good and bad", () => {
    const found = words(grammar, String.raw`"a\n\q"`);
    assert.ok(found.includes("\\n constant.character.escape"));
    assert.ok(found.includes("\\q invalid.illegal.escape"));
  });

  it("shows long strings as Markdown and ends them with their quotes", () => {
    const text = 'description: """\n  A *nice* paragraph\n  goes on\n  """\nowner: "x"';
    const found = words(grammar, text);
    assert.ok(found.includes("*nice* markup.italic.markdown"));
    assert.ok(found.includes("owner support.type.property-name"));
    assert.ok(words(grammar, 'description: """one *line*""" owner: "x"').includes("owner support.type.property-name"));
    assert.ok(
      words(grammar, 'description: """\n  ends in text"""\nowner: "x"').includes("owner support.type.property-name"),
    );
  });

  it("shows fences tagged lintel in Markdown", async () => {
    const found = words(await loadGrammar("text.html.markdown"), "Text\n\n```lintel\nservice a { }\n```\n\nservice b");
    assert.ok(found.includes("service storage.type"));
    assert.ok(!found.includes("b entity.name.type"));
  });
});

describe("files that are generated from the grammar", () => {
  for (const { path: file, text } of generatedFiles()) {
    it(`${file} is not stale`, () => {
      assert.equal(readFileSync(path.join(project, file), "utf8"), text);
    });
  }
});
