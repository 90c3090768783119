import assert from "node:assert/strict";
import fc from "fast-check";
import {
  semanticTokens,
  semanticTokensDelta,
  semanticTokensLegend,
} from "../../server/src/features/semantic-tokens.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { checkout, sceneOf, type Scene } from "../harness/features.js";
import { folder } from "../harness/review.js";

/** Tokens as `text type modifier`. Fails where they overlap or go over a line's end. */
function decode(scene: Scene, data: readonly number[]): string[] {
  const lines = new LineIndex(scene.text);
  const found: string[] = [];
  let [line, character, reached] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, flags = 0] = data.slice(at, at + 5);
    character = down > 0 ? right : character + right;
    line += down;
    const start = lines.offsetAt({ line, character });
    assert.ok(start >= reached && start + length <= lines.endOf(line), `${line}:${character}`);
    reached = start + length;
    const modifiers = semanticTokensLegend.tokenModifiers.filter((_, index) => flags & (1 << index));
    found.push([scene.text.slice(start, reached), semanticTokensLegend.tokenTypes[type], ...modifiers].join(" "));
  }
  return found;
}

const tokensOf = (text: string): string[] => {
  const scene = sceneOf(text);
  return decode(scene, semanticTokens(scene.snapshot, scene.uri).data);
};

describe("semantic tokens", () => {
  it("tell names by what they mean, keys from values, and messages from calls", () => {
    assert.deepEqual(tokensOf('group g "G" { service s { state: stateless  zones: 2 } } // c\ns ~> nobody'), [
      "group keyword",
      "g namespace declaration",
      '"G" string',
      "service keyword",
      "s class declaration",
      "state property",
      "stateless enumMember",
      "zones property",
      "2 number",
      "// c comment",
      "s class",
      "~> operator async",
      "nobody variable unresolved",
    ]);
  });

  it("know words of the language only where they are that", () => {
    assert.deepEqual(tokensOf("gateway g { rate-limit { per: client }  nonsense: 1 }"), [
      "gateway keyword",
      "g class declaration",
      "rate-limit property",
      "per property",
      "client enumMember",
      "nonsense property unresolved",
      "1 number",
    ]);
  });

  it("split texts and comments over lines into one a line", () => {
    assert.deepEqual(
      tokensOf('/* a\n   b */ service s { title: """\n  x\n\n  """ }').filter((token) => /comment|string/.test(token)),
      ["/* a comment", "b */ comment", '""" string', "x string", '""" string'],
    );
  });

  it("cover policies, imports, accepts and scenarios", () => {
    const tokens = tokensOf(
      'policy p { forbid client -> #pci  require store { backup } }\nservice s { tags: [pci]  accept single-zone { reason: "x" } }\nscenario x { lose: eu.a }',
    );
    for (const token of [
      "p interface declaration",
      "pci decorator",
      "backup property",
      "single-zone decorator",
      "eu namespace",
      "a namespace",
    ])
      assert.ok(tokens.includes(token), token);
  });

  it("give of a range the declarations that it touches", () => {
    const scene = sceneOf("service a\nservice |b\nservice c|\nservice d");
    const tokens = decode(scene, semanticTokens(scene.snapshot, scene.uri, scene.range).data);
    assert.deepEqual(tokens, ["service keyword", "b class declaration", "service keyword", "c class declaration"]);
  });

  it("are the same as a whole and as a delta", () => {
    const number = fc.array(fc.nat(3), { maxLength: 30 });
    fc.assert(
      fc.property(number, number, (before, after) => {
        const [edit, ...more] = semanticTokensDelta(before, after);
        assert.deepEqual(more, []);
        if (!edit) return assert.deepEqual(before, after);
        const { start, deleteCount, data = [] } = edit;
        assert.deepEqual([...before.slice(0, start), ...data, ...before.slice(start + deleteCount)], after);
      }),
    );
  });

  it("lie in order and on their lines in a whole design, and there are none of an unknown file", () => {
    const scene = sceneOf({
      "design.lintel": checkout["design.lintel"],
      "payments.lintel": checkout["payments.lintel"],
    });
    const tokens = decode(scene, semanticTokens(scene.snapshot, scene.uri).data);
    assert.ok(tokens.length > 100);
    assert.deepEqual(
      tokens.filter((token) => token.endsWith("unresolved")),
      [],
    );
    assert.deepEqual(semanticTokens(scene.snapshot, `${folder}none.lintel`).data, []);
  });
});
