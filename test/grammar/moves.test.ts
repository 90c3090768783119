import assert from "node:assert/strict";
import { movesBetween, type Moves } from "../../grammar/moves.js";
import { parseFile } from "../../grammar/parse.js";

const before = `// shop
service web "Web shop" {
  description: "Sells."
  replicas: 2
}
group g "Group" { store db {} }
web -> db "reads" { timeout: 1s  description: "All." }
design "Shop" {}
`;

/** How the places of `before` move where `from` becomes `to`. */
function moves(from: string, to: string): Moves | undefined {
  assert.ok(before.includes(from), from);
  return movesBetween(parseFile(before), parseFile(before.replace(from, to)));
}

const places = ["service", "web", "replicas", "group", "timeout", "1s", "design"].map((word) => {
  const start = before.indexOf(word);
  return [word, { start, end: start + word.length }] as const;
});

describe("movesBetween", () => {
  const same: readonly (readonly [string, string, string])[] = [
    ["a title", "Web shop", "The web shop"],
    ["an empty title", "Web shop", ""],
    ["a description", "Sells.", "Sells all."],
    ["a title within a group", '"Group"', '"Groups"'],
    ["the description of a link", "All.", "All of it."],
    ["a comment", "// shop", "// the shop"],
    ["a blank line", "\n  replicas", "\n\n  replicas"],
    ["a line with a comment", "  replicas", "  // few\n  replicas"],
    ["a space at a word's end", "service web", "service web "],
    ["one space less", "1s  desc", "1s desc"],
    ["several", '."\n  replicas: 2\n}\ngroup g "G', ', too."\n  replicas: 2\n}\ngroup g "Great g'],
  ];
  for (const [what, from, to] of same) {
    it(`follows ${what}`, () => {
      const move = moves(from, to);
      assert.ok(move !== undefined);
      const after = before.replace(from, to);
      for (const [word, place] of places) {
        const { start, end } = move(place);
        assert.equal(after.slice(start, end), word);
      }
    });
  }

  const others: readonly (readonly [string, string, string])[] = [
    ["a value", "replicas: 2", "replicas: 3"],
    ["a name", "service web", "service webs"],
    ["a link's title, which flows name it by", "reads", "writes"],
    ["the design's title, which messages name it by", '"Shop"', '"Shops"'],
    ["a property more", "replicas: 2", "replicas: 2  zones: 2"],
    ["a title less", ' "Web shop"', ""],
    ["a declaration more", "design", "service b {}\ndesign"],
    ["a broken text", "replicas: 2", "replicas: 2 }"],
    ["a string of another kind", '"Sells."', '"""Sells."""'],
    ["two changes in one declaration", 'shop" {\n  description: "Sells', 'market" {\n  description: "Sold'],
  ];
  for (const [what, from, to] of others) {
    it(`does not follow ${what}`, () => {
      assert.equal(moves(from, to), undefined);
    });
  }
});
