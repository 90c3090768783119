import assert from "node:assert/strict";
import { duration, percent, rate, count } from "../../../grammar/schema/types.js";
import { mergeSettings } from "../../../server/src/rules/config/merge-settings.js";
import { parseConfig } from "../../../server/src/rules/config/parse-config.js";
import { defaultOptions, optionsOf } from "../../../server/src/rules/config/settings.js";
import { readConfig, settingsTree } from "../../../server/src/rules/config/settings-tree.js";
import type { RuleMeta } from "../../../server/src/rules/rule.js";

const plain: RuleMeta = {
  id: "plain",
  category: "data",
  severity: "warning",
  summary: "A rule.",
  absence: false,
  topics: [],
  fix: "none",
};
const tuned: RuleMeta = {
  ...plain,
  id: "tuned",
  options: {
    limit: { type: count(), default: 10, description: "How many." },
    rate: { type: rate(), default: "100/s", description: "How often." },
    within: { type: duration(), default: "365d", description: "How long." },
    part: { type: percent(), default: 99.99, description: "How much." },
  },
};
const rules = [plain, tuned];

describe("lintel.json: what it says", () => {
  it("is empty for an empty object", () => {
    const { settings, problems } = parseConfig("{}", rules);
    assert.deepEqual([...settings.rules], []);
    assert.equal(settings.unstated, undefined);
    assert.deepEqual(problems, []);
  });

  it("is severities, options in base units, and how the unstated counts", () => {
    const text = `{
      "$schema": "./lintel.schema.json",
      // comments and a last comma are let pass
      "rules": {
        "plain": "off",
        "tuned": ["error", { "limit": 3, "rate": "1.2k/min", "within": "90min", "part": 99.5 }],
      },
      "unstated": "same"
    }`;
    const { settings, problems } = parseConfig(text, rules);
    assert.deepEqual(problems, []);
    assert.equal(settings.unstated, "same");
    assert.equal(settings.rules.get("plain")?.severity, "off");
    assert.deepEqual(settings.rules.get("tuned"), {
      severity: "error",
      options: { limit: 3, rate: 20, within: 5_400_000, part: 99.5 },
    });
  });

  it("leaves options at their defaults, in base units", () => {
    const defaults = { limit: 10, rate: 100, within: 365 * 86_400_000, part: 99.99 };
    assert.deepEqual(defaultOptions(tuned), defaults);
    const { settings } = parseConfig(`{ "rules": { "tuned": ["error", { "limit": 3 }] } }`, rules);
    assert.deepEqual(optionsOf(tuned, mergeSettings([settings])), { ...defaults, limit: 3 });
  });
});

describe("lintel.json: mistakes", () => {
  /** Text, the code, and the text at fault. */
  const table: readonly [text: string, code: string, at: string, message: RegExp][] = [
    [`{ "rules": `, "config-syntax", "", /not valid JSON/],
    [`{ "rules": {} } /*`, "config-syntax", "/*", /not valid JSON/],
    [`[]`, "config-invalid-value", "[]", /object/],
    [`{ "rulez": {} }`, "config-unknown-key", `"rulez"`, /Did you mean "rules"\?/],
    [`{ "rules": [] }`, "config-invalid-value", "[]", /object/],
    [`{ "unstated": "higher" }`, "config-invalid-value", `"higher"`, /"lower", "same" or "off"/],
    [`{ "rules": { "plainn": "off" } }`, "config-unknown-rule", `"plainn"`, /Did you mean "plain"\?/],
    [`{ "rules": { "plain": "erorr" } }`, "config-invalid-severity", `"erorr"`, /Did you mean "error"\?/],
    [`{ "rules": { "plain": 2 } }`, "config-invalid-severity", "2", /list/],
    [`{ "rules": { "plain": [] } }`, "config-invalid-severity", "[]", /list/],
    [`{ "rules": { "plain": ["off", {}, 1] } }`, "config-invalid-value", "1", /nothing after/],
    [`{ "rules": { "tuned": ["off", 3] } }`, "config-invalid-value", "3", /object/],
    [`{ "rules": { "plain": ["off", { "limit": 3 }] } }`, "config-unknown-option", `"limit"`, /has no option/],
    [`{ "rules": { "tuned": ["off", { "limits": 3 }] } }`, "config-unknown-option", `"limits"`, /"limit"\?/],
    [`{ "rules": { "tuned": ["off", { "limit": 0 }] } }`, "config-invalid-value", "0", /number/],
    [`{ "rules": { "tuned": ["off", { "limit": 1.5 }] } }`, "config-invalid-value", "1.5", /number/],
    [`{ "rules": { "tuned": ["off", { "rate": "5/x" }] } }`, "config-invalid-value", `"5/x"`, /100\/s/],
    [`{ "rules": { "tuned": ["off", { "within": 5 }] } }`, "config-invalid-value", "5", /15min/],
    [`{ "rules": { "tuned": ["off", { "part": 101 }] } }`, "config-invalid-value", "101", /0 to 100/],
    [`{ "rules": { "plain": "off", "plain": "error" } }`, "config-duplicate-key", `"plain"`, /twice/],
  ];
  for (const [text, code, at, message] of table) {
    it(`${code}: ${text}`, () => {
      const { problems } = parseConfig(text, rules);
      assert.deepEqual(
        problems.map(({ code: found, span }) => [found, text.slice(span.start, span.end)]),
        [[code, at]],
      );
      assert.match(problems[0]!.message, message);
    });
  }

  it("are a hundred thousand brackets, at the first that is too deep", () => {
    for (const bracket of ["[", '{ "rules": ']) {
      const { problems } = parseConfig(bracket.repeat(100_000), rules);
      assert.deepEqual(
        problems.map(({ code, span }) => [code, span.start]),
        [["config-syntax", 100 * bracket.length]],
      );
    }
  });

  it("leave the rest as it is", () => {
    const { settings, problems } = parseConfig(`{ "rules": { "x": 1, "plain": "off" }, "y": 1 }`, rules);
    assert.equal(problems.length, 2);
    assert.equal(settings.rules.get("plain")?.severity, "off");
  });
});

describe("lintel.json: folders", () => {
  const config = (text: string) => readConfig(text, rules);
  const tree = settingsTree({
    configs: new Map([
      [
        "file:///a/lintel.json",
        config(`{ "rules": { "tuned": ["error", { "limit": 3, "part": 90 }] }, "unstated": "off" }`),
      ],
      ["file:///a/b/lintel.json", config(`{ "rules": { "tuned": ["hint", { "limit": 4 }] } }`)],
    ]),
    editor: config(`{ "rules": { "plain": "hint", "tuned": "off" }, "unstated": "same" }`).settings,
  });

  it("apply from the outermost in, key by key, the editor's settings first", () => {
    const { rules: inside, unstated } = tree.settingsOf("file:///a/b/c/x.lintel");
    assert.deepEqual(inside.get("tuned"), { severity: "hint", options: { limit: 4, part: 90 } });
    assert.equal(inside.get("plain")?.severity, "hint");
    assert.equal(unstated, "off");
  });

  it("do not reach beside or above them", () => {
    const { rules: outside, unstated } = tree.settingsOf("file:///other/x.lintel");
    assert.equal(outside.get("tuned")?.severity, "off");
    assert.equal(unstated, "same");
  });

  it("are left out where one file stands for all", () => {
    const { rules: all } = settingsTree({
      configs: new Map([["file:///a/lintel.json", config(`{ "rules": { "plain": "error" } }`)]]),
      everywhere: config(`{ "rules": { "tuned": "off" } }`),
    }).settingsOf("file:///a/x.lintel");
    assert.deepEqual([...all.keys()], ["tuned"]);
  });
});
