import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { inProject } from "../../scripts/lib/project.mjs";
import { findRuleFolders } from "../../scripts/generate/rule-folders.js";
import { applyEdits } from "../../server/src/design/edits/apply.js";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import { defaultOptions } from "../../server/src/rules/config/settings.js";
import type { Finding } from "../../server/src/rules/finding.js";
import { precedence } from "../../server/src/rules/precedence.js";
import { categories, type AnyRule } from "../../server/src/rules/rule.js";
import { reviewText } from "../harness/review.js";
import { agreedRules } from "./agreed-rules.js";
import { headingsOf, pageExamples, pageHeadings } from "../harness/rule-pages.js";

const rules: readonly AnyRule[] = allRules;
const topics = readdirSync(inProject("server/src/handbook/topics")).map((name) => name.replace(/\.md$/, ""));

describe("The catalogue of rules", () => {
  it("is what the folders hold, by category and then by id", () => {
    const folders = findRuleFolders().map(({ category, id }) => `${category}/${id}`);
    assert.deepEqual(
      rules.map(({ meta }) => `${meta.category}/${meta.id}`),
      folders,
    );
    assert.deepEqual(
      [...new Set(folders.map((folder) => folder.split("/")[0]))],
      categories.filter((category) => folders.some((folder) => folder.startsWith(`${category}/`))),
    );
  });

  it("is the one that was agreed", () => {
    const agreed = [...agreedRules].flatMap(([category, inIt]) => inIt.map((rule) => ({ category, ...rule })));
    const declared = rules.map(({ meta: { category, id, severity, absence } }) => ({
      category,
      id,
      severity,
      absence,
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    assert.deepEqual(declared.sort(byId), agreed.sort(byId));
  });

  it("has every rule of which precedence speaks", () => {
    const ids = new Set(rules.map(({ meta }) => meta.id));
    const named = precedence.flatMap(({ specific, general }) => [specific, ...general]);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });
});

for (const rule of rules) {
  const { meta } = rule;
  describe(`Rule ${meta.id}: declaration and page`, () => {
    const file = inProject(`server/src/rules/${meta.category}/${meta.id}/page.md`);
    const page = existsSync(file) ? readFileSync(file, "utf8").replace(/\r\n/g, "\n") : "";
    const examples = pageExamples(page);

    it("declares itself soundly", () => {
      assert.match(meta.summary, /^[A-Z].*\.$/);
      for (const topic of meta.topics) assert.ok(topics.includes(topic), `There is no topic "${topic}"`);
      assert.equal(meta.fix !== "none", rule.fixes !== undefined, "meta.fix and fixes disagree");
      defaultOptions(meta);
    });

    it("has a page with its name and the headings of every page", () => {
      assert.ok(page.startsWith(`# ${meta.id}\n`), `${file} starts with "# ${meta.id}"`);
      const wanted = pageHeadings.filter((heading) => heading !== "Options" || meta.options !== undefined);
      assert.deepEqual(headingsOf(page), wanted);
      for (const name of Object.keys(meta.options ?? {})) assert.ok(page.includes(`\`${name}\``), `Options: ${name}`);
    });

    it("links to topics that exist", () => {
      const links = [...page.matchAll(/\]\(topic:([^)]*)\)/g)].map(([, topic = ""]) => topic);
      assert.ok(links.length > 0);
      for (const topic of links) assert.ok(topics.includes(topic), `There is no topic "${topic}"`);
    });

    it("has an example that fires, one that does not, and the fixed one where it has a fix", () => {
      const tags = new Set(examples.map(({ tag }) => tag));
      const wanted = ["fires", "", ...(meta.fix === "none" ? [] : ["fixed"])];
      assert.deepEqual([...tags].sort(), wanted.sort());
    });

    for (const [index, { tag, text }] of examples.entries()) {
      it(`example ${index + 1}${tag === "" ? "" : ` (${tag})`} is as it says`, () => {
        const findings = findingsOf(text, rule);
        const said = findings.map((finding) => `${finding.rule}: ${finding.message}`);
        if (tag === "fires")
          return assert.deepEqual([findings.length, findings[0]?.rule], [1, meta.id], said.join("\n"));
        assert.deepEqual(said, []);
        if (tag === "fixed") assert.equal(text, fixed(examples[index - 1]?.text ?? "", rule));
      });
    }
  });
}

/** What the rule says of a text, and what is wrong with it. A rule that judges acceptances needs the others to have spoken. */
function findingsOf(text: string, rule: AnyRule): readonly Finding[] {
  const findings = reviewText(text, { rules: "judge" in rule ? rules : [rule] });
  return findings.filter((finding) => finding.rule === rule.meta.id || isMistake(finding));
}

function isMistake({ category }: Finding): boolean {
  return category === "syntax" || category === "name" || category === "schema" || category === "internal";
}

/** The text after the usual fix of the rule's finding. */
function fixed(text: string, rule: AnyRule): string {
  const [finding] = findingsOf(text, rule);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []);
}
