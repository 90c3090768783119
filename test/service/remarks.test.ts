import assert from "node:assert/strict";
import { movesBetween } from "../../grammar/moves.js";
import { parseFile } from "../../grammar/parse.js";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import type { Remark } from "../../server/src/rules/finding.js";
import { LanguageService } from "../../server/src/service.js";
import { caseDesigns, exampleDesigns, type Specimen } from "../harness/corpus.js";
import { folder, serviceWith, withoutEdits } from "../harness/review.js";

/** A stretch of a text, and what stands there instead. */
interface Edit {
  readonly at: number;
  readonly text: string;
}

describe("Remarks", function () {
  this.timeout(60_000);

  it("are the findings after edits of prose, in every design", () => {
    assert.ok(count(specimens(), (specimen) => editsHeld(specimen, proseEdits)) > 100);
  });

  it("are the findings after lines with comments, in every example", () => {
    assert.ok(count(exampleDesigns(), (specimen) => editsHeld(specimen, commentEdits)) > 500);
  });

  it("are the findings where another file of the design is edited", () => {
    const lib = 'service lib "Library" { replicas: 1 }\nservice idle { replicas: 1  replicas: 2 }\n';
    const shop = 'import { lib } from "./lib.lintel"\nservice shop {}\nshop -> lib { retry: unlimited }\n';
    const service = serviceWith({ files: { "lib.lintel": lib, "shop.lintel": shop } });
    const before = remarksOf(service, ["lib.lintel", "shop.lintel"]);
    const edited = lib.replace("Library", "The library of all");
    service.setFile(`${folder}lib.lintel`, edited);
    const after = remarksOf(service, ["lib.lintel", "shop.lintel"]);
    assert.deepEqual(after, findingsOf({ "lib.lintel": edited, "shop.lintel": shop }));
    assert.notDeepEqual(after, before);
  });

  it("are made anew where a policy asks for prose", () => {
    const policy = 'policy p "P" { require service { description: "a b" } }\n';
    const text = (said: string) => `${policy}service s { description: "${said}" }\n`;
    const service = serviceWith({ files: { "a.lintel": text("a b") } });
    const breaks = () => remarksOf(service, ["a.lintel"]).filter(({ rule }) => rule === "policy").length;
    assert.equal(breaks(), 0);
    service.setFile(`${folder}a.lintel`, text("a c"));
    assert.equal(breaks(), 1);
  });

  it("are the same whenever their making is left", () => {
    for (const specimen of exampleDesigns()) {
      const service = serviceWith(specimen);
      const [path = ""] = specimen.checked;
      const steps = service.snapshot().remarkInSteps(folder + path);
      for (let step = 0; step < 20; step += 1) steps.next();
      assert.deepEqual(remarksOf(service, Object.keys(specimen.files)), findingsOf(specimen.files, specimen.checked));
    }
  });

  it("are the same where only the words were left", () => {
    const one = (at: number) => `service s${at} { replicas: 1 }\nc -> s${at} { retry: unlimited }\n`;
    const many = `client c {}\n${Array.from({ length: 250 }, (_, at) => one(at)).join("")}`;
    const [first, again] = [serviceWith({ files: { "a.lintel": many } }), serviceWith({ files: { "a.lintel": many } })];
    const all = Array.from(first.snapshot().remarkInSteps(`${folder}a.lintel`));
    const steps = again.snapshot().remarkInSteps(`${folder}a.lintel`);
    for (let step = 0; step < all.length - 1; step += 1) assert.equal(steps.next().done, false);
    assert.ok(all.length > allRules.length + 5, `${all.length}`);
    assert.deepEqual(remarksOf(again, ["a.lintel"]), remarksOf(first, ["a.lintel"]));
    assert.equal(steps.next().done, true);
  });

  it("are made in steps to the end", () => {
    const [specimen] = exampleDesigns();
    assert.ok(specimen !== undefined);
    const snapshot = serviceWith(specimen).snapshot();
    const uri = folder + (specimen.checked[0] ?? "");
    assert.ok(Array.from(snapshot.remarkInSteps(uri)).length > 50);
    assert.equal(snapshot.remarks(uri), snapshot.remarks(uri));
    assert.deepEqual(Array.from(snapshot.remarkInSteps(uri)), []);
  });

  it("rest on the settings", () => {
    const service = serviceWith({ files: { "a.lintel": "client c {}\nservice s {}\nc -> s\n" } });
    const rules = () => remarksOf(service, ["a.lintel"]).map(({ rule }) => rule);
    const [first = ""] = rules();
    service.setConfig(`${folder}lintel.json`, `{ "rules": { "${first}": "off" } }`);
    assert.ok(!rules().includes(first), first);
  });

  it("rest on the day", () => {
    let today = "2027-01-15";
    const service = new LanguageService({ today: () => today });
    const accepted = 'client c {}\nservice s { accept single-zone { reason: "small"  until: 2027-01-20 } }\nc -> s\n';
    service.setFile(`${folder}a.lintel`, accepted);
    const rules = () => remarksOf(service, ["a.lintel"]).map(({ rule }) => rule);
    assert.ok(!rules().includes("acceptance-expired"));
    today = "2027-02-15";
    assert.ok(rules().includes("acceptance-expired"), rules().join());
  });
});

function specimens(): readonly Specimen[] {
  return [...exampleDesigns(), ...caseDesigns()];
}

/** Makes the edits one after the other; returns how many there were. Fails where the remarks in the end are not those on the text as it is then. */
function editsHeld(specimen: Specimen, editsOf: (text: string) => readonly Edit[]): number {
  const paths = Object.keys(specimen.files);
  const service = serviceWith(specimen);
  const files = { ...specimen.files };
  let made = 0;
  for (const [path, text] of Object.entries(specimen.files)) {
    let syntax = parseFile(text);
    // from the end, so that the places of those to come stay
    for (const { at, text: inserted } of [...editsOf(text)].reverse()) {
      const after = syntax.text.slice(0, at) + inserted + syntax.text.slice(at);
      const now = parseFile(after, syntax);
      if (movesBetween(syntax, now) === undefined) continue;
      if (made === 0) remarksOf(service, paths);
      syntax = now;
      files[path] = after;
      service.setFile(folder + path, after, specimen.checked.includes(path) ? "checked" : "imported");
      remarksOf(service, paths);
      made += 1;
    }
  }
  if (made > 0) assert.deepEqual(remarksOf(service, paths), findingsOf(files, specimen.checked), specimen.title);
  return made;
}

function count(all: readonly Specimen[], numberOf: (specimen: Specimen) => number): number {
  return all.reduce((sum, specimen) => sum + numberOf(specimen), 0);
}

/** One more word at the end of each string; where it is no prose, the edit is left out. */
function proseEdits(text: string): readonly Edit[] {
  return Array.from(text.matchAll(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])+"/g), ({ index, 0: string }) => {
    const quotes = string.startsWith('"""') ? 3 : 1;
    return { at: index + string.length - quotes, text: " more" };
  });
}

function commentEdits(text: string): readonly Edit[] {
  return Array.from(text.matchAll(/\n(?=\s)/g), ({ index }) => ({ at: index + 1, text: "  // a note\n" }));
}

function remarksOf(service: LanguageService, paths: readonly string[]): readonly Remark[] {
  const snapshot = service.snapshot();
  return paths.flatMap((path) => snapshot.remarks(folder + path)).map(withoutEdits);
}

function findingsOf(
  files: Readonly<Record<string, string>>,
  checked: readonly string[] = Object.keys(files),
): readonly Remark[] {
  const snapshot = serviceWith({ files, checked }).snapshot();
  return Object.keys(files)
    .flatMap((path) => snapshot.findings(folder + path))
    .map(withoutEdits);
}
