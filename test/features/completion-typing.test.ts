import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { parseFile } from "../../grammar/parse.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { completionsAt } from "../../server/src/features/completion.js";
import type { Word } from "../../server/src/features/words/word.js";
import { wordsOf } from "../../server/src/features/words/words-of.js";
import { LanguageService } from "../../server/src/service.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { folder } from "../harness/review.js";

/** Roles of words that are known before they are typed; the others are the author's own. */
const known: ReadonlySet<Word["role"]> = new Set<Word["role"]>([
  "head",
  "key",
  "endpoint",
  "reference",
  "rule",
  "imported",
]);

/** What came of typing a word. */
interface Typed {
  readonly word: string;
  readonly line: number;
  /** Its place among what was offered and begins so, from 0; -1 where it was not offered. Before its first letter, and behind it. */
  readonly places: readonly number[];
}

const folders = readdirSync(inProject("examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The files of an example by name. */
function filesOf(example: string): ReadonlyMap<string, string> {
  const names = readdirSync(inProject("examples", example)).filter((name) => name.endsWith(".lintel"));
  return new Map(names.map((name) => [name, readFileSync(inProject("examples", example, name), "utf8")]));
}

/** Types a file from its start, the others being there already, and asks for completion at each word. */
function typeFile(files: ReadonlyMap<string, string>, name: string): readonly Typed[] {
  const service = new LanguageService({ today: () => "2027-01-15" });
  for (const [other, text] of files) if (other !== name) service.setFile(folder + other, text);
  const text = files.get(name) ?? "";
  const uri = folder + name;
  const lines = new LineIndex(text);
  return parseFile(text).chunks.flatMap(({ chunk, start }) =>
    wordsOf(chunk).flatMap((word) => {
      if (!known.has(word.role) && !(word.role === "value" && word.known)) return [];
      const at = start + word.span.start;
      const places = [0, 1].map((typed) => placeOf(service, uri, text.slice(0, at + typed), word, typed));
      return places.includes(undefined)
        ? []
        : [{ word: word.name, line: lines.positionAt(at).line + 1, places: places as number[] }];
    }),
  );
}

/** Undefined for a name that nothing declares yet. */
function placeOf(service: LanguageService, uri: string, text: string, word: Word, typed: number): number | undefined {
  service.setFile(uri, text);
  const snapshot = service.snapshot();
  const isName = word.role === "endpoint" || word.role === "reference";
  if (isName && !snapshot.design(uri)?.root.scope.has(word.name)) return undefined;
  const prefix = word.name.slice(0, typed);
  const { items } = completionsAt(snapshot, uri, new LineIndex(text).positionAt(text.length));
  const fitting = items.filter(({ label, filterText = label }) => filterText.startsWith(prefix));
  return fitting.findIndex(
    ({ label }) => label === word.name || (label.startsWith("import from") && word.name === "import"),
  );
}

describe("completion while an example is typed", () => {
  const all: number[][] = [[], []];

  for (const { name: example } of folders) {
    const files = filesOf(example);
    for (const name of files.keys()) {
      it(`offers each word of ${example}/${name} that is known before it is typed`, function () {
        this.timeout(120_000);
        const typed = typeFile(files, name);
        for (const { places } of typed) for (const [after, place] of places.entries()) all[after]?.push(place);
        const missing = typed.filter(({ places }) => places.includes(-1));
        assert.deepEqual(missing, []);
      });
    }
  }

  it("has most of them among the first five", () => {
    const shares = all.map((places) => places.filter((place) => place < 5).length / Math.max(1, places.length));
    const [before = 0, after = 0] = shares;
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    console.log(
      `      ${all[0]?.length ?? 0} words; in the first five before the first letter ${percent(before)}, behind it ${percent(after)}`,
    );
    assert.ok(before > 0.5, percent(before));
    assert.ok(after > 0.9, percent(after));
  });
});
