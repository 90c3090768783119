import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { hostileTexts } from "../grammar/hostile-texts.js";
import { Wire } from "../harness/wire.js";
import { freshSeed, limit, tryLaw } from "./time.js";
import { acts, changes, type Act, type Change } from "./wire-acts.js";
import { anyText } from "./texts.js";
import { markdowns } from "./worlds.js";

const share = 0.1;
const capabilities = { textDocument: { diagnostic: {} } };

/** A text and what language it is in. */
interface Written {
  readonly language: string;
  readonly text: string;
}

describe(`Fuzzing the wire, seed ${freshSeed}`, function () {
  this.timeout(limit(share));
  let wire: Wire;

  before(async () => {
    wire = await Wire.start({ capabilities });
  });
  after(() => wire.stop());

  it("answers after whatever a client does", async () => {
    let count = 0;
    const behaves = async (done: readonly Act[]): Promise<void> => {
      count += 1;
      const uri = `file:///nowhere/fuzzed-${count}.lintel`;
      await wire.open(uri, "service a\nservice b\na -> b { timeout: 1s }\n");
      for (const act of done) await act(wire, uri).catch(isRefusal);
      await assertAnswers(wire, count);
      await wire.close(uri);
      const failures = wire.log.splice(0).filter((one) => !one.includes("without valid version identifier"));
      assert.deepEqual(failures, []);
    };
    await tryLaw(fc.asyncProperty(fc.array(acts, { maxLength: 25 }), behaves), share, freshSeed);
    // when the time is over, fast-check no longer waits for an answer
    await assertAnswers(wire, 0);
  });

  it("holds the text that the client holds, wherever it is cut", async () => {
    let count = 0;
    const holds = async ({ language, text }: Written, made: readonly (readonly Change[])[]): Promise<void> => {
      count += 1;
      const uri = `file:///nowhere/held-${count}.${language}`;
      let document = TextDocument.create(uri, language, 1, text);
      await wire.open(uri, text, language);
      for (const contentChanges of made) {
        const version = document.version + 1;
        document = TextDocument.update(document, [...contentChanges], version);
        await wire.change(uri, version, ...contentChanges);
      }
      const anew = `file:///nowhere/anew-${count}.${language}`;
      await wire.open(anew, document.getText(), language);
      assert.deepEqual(await everything(wire, uri), await everything(wire, anew), document.getText());
      await Promise.all([wire.close(uri), wire.close(anew)]);
      assert.deepEqual(wire.log.splice(0), []);
    };
    const made = fc.array(changes, { maxLength: 8 });
    const texts = fc.oneof(
      anyText.map((text) => ({ language: "lintel", text })),
      markdowns.map((text) => ({ language: "markdown", text })),
    );
    wire.log.splice(0);
    await tryLaw(fc.asyncProperty(texts, made, holds), share, freshSeed);
    await assertAnswers(wire, 0);
  });
});

describe("The wire, huge texts", function () {
  this.timeout(240_000);
  let wire: Wire;

  before(async () => {
    wire = await Wire.start({ capabilities });
  });
  after(() => wire.stop());

  for (const [name, text] of Object.entries(hostileTexts)) {
    it(name, async () => {
      const uri = `file:///nowhere/${encodeURIComponent(name)}.lintel`;
      await wire.open(uri, text);
      // five megabytes of names that are taken are many sentences
      const methods = text.length < 2_000_000 ? ["documentSymbol", "diagnostic"] : ["documentSymbol"];
      for (const method of methods) await wire.request(`textDocument/${method}`, { textDocument: { uri } });
      await wire.close(uri);
      await assertAnswers(wire, 0);
      assert.deepEqual(wire.log, []);
    });
  }
});

/** What the server says of a document, without how it is called. */
async function everything(wire: Wire, uri: string): Promise<unknown> {
  const textDocument = { uri };
  const methods = ["diagnostic", "documentSymbol", "foldingRange", "semanticTokens/full", "formatting", "codeLens"];
  const answers = [];
  for (const method of methods) {
    const options = { tabSize: 2, insertSpaces: true };
    const answer = await wire.request<object | null>(`textDocument/${method}`, { textDocument, options });
    answers.push({ ...answer, resultId: undefined });
  }
  return JSON.parse(JSON.stringify(answers).replaceAll(uri, "").replaceAll(encodeURIComponent(uri), ""));
}

/** A document of its own is read as ever. */
async function assertAnswers(wire: Wire, count: number): Promise<void> {
  const uri = `file:///nowhere/asked-${count}.lintel`;
  await wire.open(uri, "service still-here\n");
  const symbols = await wire.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ["still-here"],
  );
  await wire.close(uri);
}

/** That the server says no is an answer; that it is gone is none. */
function isRefusal(error: unknown): void {
  assert.ok(error instanceof Error && "code" in error, String(error));
}
