import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import process from "node:process";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { inProject } from "../../scripts/lib/project.mjs";
import { Wire } from "../harness/wire.js";

const uri = "file:///nowhere/edited.lintel";
const rounds = 20;
const editsInRound = 50;

/** What people and tools put into a text, whole and broken. */
const fragments = [
  ..."{}[]:,;#*\"'`\\\n\t /".split(""),
  ...[
    "->",
    "~>",
    "service a { replicas: 2 }\n",
    "web -> a",
    'import { x } from "./x.lintel"\n',
    "flow f { web -> a }\n",
  ],
  ...["retry { attempts: unlimited }", "// note\n", "/*", "*/", '"""', "5sec", "99.9%", "\r\n", "\u{1f600}", "\ud800"],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 5, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(400) }),
  text: fc.oneof(fc.constant(""), fc.constantFrom(...fragments)),
});

describe("The wire: a thousand random edits", () => {
  const seed = Number(process.env["LINTEL_SEED"] ?? Date.now() % 1_000_000);
  let edited: Wire;
  let fresh: Wire;

  before(async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    [edited, fresh] = await Promise.all([Wire.start({ capabilities }), Wire.start({ capabilities })]);
  });
  after(() => Promise.all([edited.stop(), fresh.stop()]));

  it(`leave the server with what a fresh one says of the text (seed ${seed})`, async () => {
    let document = TextDocument.create(
      uri,
      "lintel",
      1,
      readFileSync(inProject("test/editor/workspace/shop.lintel"), "utf8"),
    );
    await edited.open(uri, document.getText());
    const edits = fc.sample(edit, { numRuns: rounds * editsInRound, seed });
    for (let round = 0; round < rounds; round += 1) {
      for (const { at, removed, text } of edits.slice(round * editsInRound, (round + 1) * editsInRound)) {
        const start = Math.floor(at * document.getText().length);
        const range = { start: document.positionAt(start), end: document.positionAt(start + removed) };
        const version = document.version + 1;
        document = TextDocument.update(document, [{ range, text }], version);
        await edited.change(uri, version, { range, text });
      }
      await fresh.open(uri, document.getText());
      assert.deepEqual(await everything(edited), await everything(fresh), document.getText());
      await fresh.close(uri);
    }
    assert.deepEqual(edited.log, []);
  });
});

async function everything(wire: Wire): Promise<unknown> {
  const textDocument = { uri };
  const methods = ["diagnostic", "documentSymbol", "foldingRange", "semanticTokens/full", "codeLens"];
  const answers = await Promise.all(
    methods.map((method) => wire.request<object>(`textDocument/${method}`, { textDocument })),
  );
  return answers.map((answer) => ({ ...answer, resultId: undefined }));
}
