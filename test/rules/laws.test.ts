import assert from "node:assert/strict";
import { parseFile } from "../../grammar/parse.js";
import { kinds } from "../../grammar/schema/kinds.js";
import { linkProperties } from "../../grammar/schema/properties.js";
import type { Properties } from "../../grammar/schema/types.js";
import { reservedNames } from "../../grammar/schema/words.js";
import { addAcceptance } from "../../server/src/design/edits/acceptances.js";
import { applyEdits } from "../../server/src/design/edits/apply.js";
import { setProperty } from "../../server/src/design/edits/properties.js";
import type { Design, FileEdit } from "../../server/src/design/model.js";
import { locate } from "../../server/src/design/place.js";
import { formattedText } from "../../server/src/features/formatting.js";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import { fixAll } from "../../server/src/rules/engine/fix-all.js";
import type { Finding } from "../../server/src/rules/finding.js";
import { caseDesigns, exampleDesigns, type Specimen } from "../harness/corpus.js";
import { folder, review, serviceWith } from "../harness/review.js";

/*
 * What holds for all rules together, tried on every example and on every case of every rule.
 */

const corpus = [...exampleDesigns(), ...caseDesigns()];

/** Words that mean something of themselves in the place of a value. */
const languageWords = new Set([
  ...reservedNames,
  ...[linkProperties, ...Object.values(kinds).map(({ properties }) => properties)].flatMap(wordsIn),
]);

const isMistake = ({ category }: Finding) => ["syntax", "name", "schema", "internal"].includes(category);
const words = ({ rule, severity, message }: Finding) => `${rule} ${severity} ${message}`;
const ruleAndSeverity = ({ rule, severity }: Finding) => `${rule} ${severity}`;
const sorted = (findings: readonly Finding[], say: (finding: Finding) => string) => findings.map(say).sort();

function edited(specimen: Specimen, edits: readonly FileEdit[]): Specimen {
  const files = Object.entries(specimen.files).map(([path, text]) => {
    return [
      path,
      applyEdits(
        text,
        edits.filter(({ uri }) => uri === folder + path),
      ),
    ] as const;
  });
  return { ...specimen, files: Object.fromEntries(files) };
}

function mapped(specimen: Specimen, change: (text: string) => string): Specimen {
  const files = Object.entries(specimen.files).map(([path, text]) => [path, change(text)] as const);
  return { ...specimen, files: Object.fromEntries(files) };
}

function designsOf(specimen: Specimen): readonly Design[] {
  const snapshot = serviceWith(specimen).snapshot();
  return specimen.checked.flatMap((path) => snapshot.design(folder + path) ?? []);
}

/** A law, tried on all specimens; what breaks it is told with its text. */
function law(title: string, holds: (specimen: Specimen) => void): void {
  it(title, function () {
    this.timeout(120_000);
    for (const specimen of corpus) {
      try {
        holds(specimen);
      } catch (error) {
        if (error instanceof Error) error.message = `${specimen.title}: ${error.message}`;
        throw error;
      }
    }
  });
}

/** What is said to be a single point of failure, as it stands in the text. */
function singlePoints(specimen: Specimen): readonly string[] {
  return review(specimen)
    .filter(({ rule, accepted }) => rule === "single-point-of-failure" && accepted === undefined)
    .map(({ location: { uri, span } }) => specimen.files[uri.slice(folder.length)]?.slice(span.start, span.end) ?? "");
}

describe("Laws of all rules", () => {
  law("no rule fails", (specimen) => {
    assert.deepEqual(
      review(specimen)
        .filter(({ category }) => category === "internal")
        .map(words),
      [],
    );
  });

  law("fixing all that needs no choice ends, leaves no mistake and nothing more to fix", (specimen) => {
    const mistakes = review(specimen).filter(isMistake).length;
    let current = specimen;
    for (let round = 0; round < 12; round++) {
      const edits = fixAll(review(current), allRules);
      if (edits.length === 0) {
        assert.ok(review(current).filter(isMistake).length <= mistakes);
        return;
      }
      current = edited(current, edits);
    }
    assert.fail(`there is always more to fix:\n${Object.values(current.files).join("\n")}`);
  });

  law("a fix takes its finding away and leaves no mistake", (specimen) => {
    const before = review(specimen);
    for (const finding of before.filter(({ accepted }) => accepted === undefined)) {
      for (const fix of finding.fixes) {
        const changed = edited(specimen, fix.edits);
        const after = review(changed);
        const told = `"${fix.title}" for ${words(finding)}\nin ${Object.values(changed.files).join("\n")}`;
        assert.deepEqual(minus(after.filter(isMistake).map(words), before.map(words)), [], told);
        assert.ok(minus(before.map(words), after.map(words)).includes(words(finding)), told);
      }
    }
  });

  law("the layout changes nothing", (specimen) => {
    const formatted = mapped(specimen, (text) => formattedText(parseFile(text)));
    assert.deepEqual(sorted(review(formatted), words), sorted(review(specimen), words));
  });

  law("the order of declarations changes no finding", (specimen) => {
    if (review(specimen).some(isMistake)) return;
    const reversed = mapped(specimen, reverseDeclarations);
    // "the first link in file order" is another one then, and what was accepted at it is no longer
    const rulesIn = (one: Specimen) =>
      sorted(review(one), ({ rule }) => rule).filter((rule) => rule !== "acceptance-unused");
    assert.deepEqual(rulesIn(reversed), rulesIn(specimen));
  });

  law("names change no finding", (specimen) => {
    if (review(specimen).some(isMistake)) return;
    const names = new Set(
      designsOf(specimen).flatMap(({ elements, flows }) => [...elements, ...flows].map(({ name }) => name)),
    );
    const renamed = mapped(specimen, (text) => renameAll(text, names));
    assert.deepEqual(sorted(review(renamed), ruleAndSeverity), sorted(review(specimen), ruleAndSeverity));
  });

  law("accepting a finding silences it and adds none", (specimen) => {
    const before = review(specimen).filter(({ accepted }) => accepted === undefined);
    const silent = new Set(["acceptance-unused", "acceptance-expired"]);
    // an accepted place is no longer counted, which can make or end "silence is said once" of the others
    const isFew = ({ rule }: Finding) => {
      const ofRule = before.filter((other) => other.rule === rule);
      return ofRule.length <= 3 && !ofRule.some(({ message }) => /\b\d+ of \d+\b/.test(message));
    };
    const tried = before.filter((one) => one.subjects?.length === 1 && !silent.has(one.rule) && isFew(one));
    for (const finding of tried) {
      const edits = acceptanceOf(specimen, finding);
      if (edits === undefined) continue;
      const after = review(edited(specimen, edits)).filter(({ accepted }) => accepted === undefined);
      const gone = minus(before.map(words), after.map(words));
      assert.deepEqual(minus(after.map(words), before.map(words)), [], `accepting ${words(finding)}`);
      assert.ok(gone.includes(words(finding)), `${words(finding)} is still there`);
      assert.ok(
        gone.every((one) => one.startsWith(`${finding.rule} `)),
        `accepting ${words(finding)} took\n${gone.join("\n")}`,
      );
    }
  });

  law("what a provider runs everywhere is no single point of failure", (specimen) => {
    if (review(specimen).some(isMistake)) return;
    const elements = designsOf(specimen).flatMap(({ root }) => root.elements);
    const silent = elements.filter((one) => one.class !== "outside" && one.get("managed").state === "unstated");
    const managed = edited(
      specimen,
      silent.flatMap((element) => setProperty(element, "managed", "global")),
    );
    const names = new Set(silent.map(({ name }) => name));
    assert.deepEqual(
      singlePoints(managed).filter((name) => names.has(name)),
      [],
    );
  });

  it("single points of failure are told by their names, so that the law above can fail", () => {
    const names = corpus.filter((specimen) => !review(specimen).some(isMistake)).flatMap(singlePoints);
    assert.ok(names.length > 10, names.join(", "));
  });

  law("no rule speaks of what did not parse", (specimen) => {
    const [design] = designsOf(specimen);
    const element = design?.root.elements.find(({ node }) => node.body !== undefined);
    if (element === undefined || element.node.body === undefined) return;
    const open = element.place.chunk.start + element.node.body.open.end;
    const uri = element.file.uri;
    const broken = edited(specimen, [{ uri, span: { start: open, end: open }, text: " replicas: " }]);
    const [after] = designsOf(broken);
    const same = after?.root.elements.find(({ name, broken: isBroken }) => name === element.name && isBroken);
    if (same === undefined) return;
    const { span } = locate(same.place);
    const about = review(broken).filter(
      (finding) => finding.location.uri === uri && finding.location.span.start === span.start && !isMistake(finding),
    );
    assert.deepEqual(about.map(words), []);
  });
});

/** Gives elements and flows other names wherever they are written; strings, comments, keys and words of the language stay. */
function renameAll(text: string, names: ReadonlySet<string>): string {
  const parts =
    /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\/\/.*|\/\*[\s\S]*?\*\/|(?<![\w/-])[A-Za-z_]\w*(?:-\w+)*(?!\s*:)(?!-?\w)/g;
  return text.replace(parts, (part) => (names.has(part) && !languageWords.has(part) ? `${part}_renamed` : part));
}

/** The keys of a table of properties and the words that they take, blocks included. */
function wordsIn(properties: Properties): readonly string[] {
  return Object.entries(properties).flatMap(([key, { forms, block }]) => [
    key,
    ...forms.flatMap((form) => (form.form === "word" ? form.words : [])),
    ...(block === undefined ? [] : wordsIn(block.properties)),
  ]);
}

/** The declarations of a file in the opposite order, imports first. */
function reverseDeclarations(text: string): string {
  const entries = parseFile(text).chunks.flatMap(({ chunk }) =>
    chunk.entries.map((entry) => ({ kind: entry.kind, text: chunk.text.slice(entry.span.start, entry.span.end) })),
  );
  const imports = entries.filter(({ kind }) => kind === "import");
  const others = entries.filter(({ kind }) => kind !== "import").reverse();
  return [...imports, ...others].map((entry) => entry.text).join("\n\n");
}

function acceptanceOf(specimen: Specimen, finding: Finding): readonly FileEdit[] | undefined {
  const [subject] = finding.subjects ?? [];
  for (const { files } of designsOf(specimen)) {
    for (const { uri, heading, elements, flows, links } of files) {
      const holders = [...(heading ? [heading] : []), ...elements, ...flows, ...links];
      const holder = holders.find((one) => {
        const node = one.type === "link" ? one.statement.node : one.node;
        const { span } = locate({ ...one.place, span: node.span });
        return subject?.uri === uri && span.start === subject.span.start && span.end === subject.span.end;
      });
      if (holder !== undefined) return addAcceptance(holder, finding.rule, "for the sake of it");
    }
  }
  return undefined;
}

/** What is in the first list and not in the second, each as often as it is there more. */
function minus(first: readonly string[], second: readonly string[]): readonly string[] {
  const left = [...second];
  return first.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
