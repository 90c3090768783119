import assert from "node:assert/strict";
import { count } from "../../../grammar/schema/types.js";
import type { Element } from "../../../server/src/design/model.js";
import type { AnyRule, Rule, RuleMeta, State } from "../../../server/src/rules/rule.js";
import { folder, review, reviewText, serviceWith } from "../../harness/review.js";

const meta: RuleMeta = {
  id: "sample",
  category: "data",
  severity: "error",
  summary: "A sample.",
  absence: false,
  topics: [],
  fix: "none",
};

/** A rule that speaks of every service that `speaks` picks. */
function sample(more: Partial<RuleMeta>, speaks: (element: Element) => Partial<State> | undefined): Rule {
  return {
    meta: { ...meta, ...more },
    *check({ design }) {
      for (const element of design.elements.filter(({ kind }) => kind === "service")) {
        const state = speaks(element);
        if (state) yield { subject: element, at: { element }, stated: true, ...state };
      }
    },
    message: (states) => states.map(({ subject }) => (subject as Element).name).join(" "),
  };
}

const always = sample({}, () => ({}));

function said(input: {
  files: Record<string, string>;
  rules: readonly AnyRule[];
  checked?: string[];
  config?: string;
}) {
  return review(input).map(({ location, rule, severity, message }) => {
    return `${location.uri.slice(folder.length)} ${rule} ${severity}: ${message}`;
  });
}

describe("The engine: a rule that throws", () => {
  const broken: Rule = {
    ...always,
    meta: { ...meta, id: "broken" },
    *check({ design }) {
      const [first] = design.elements;
      if (first) yield { subject: first, at: { element: first }, stated: true };
      throw new Error("no such thing");
    },
  };

  it("is one finding, and the others go on", () => {
    const findings = reviewText('design "D" {}\nservice a {}\nservice b {}', { rules: [broken, always] });
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule, severity]),
      [
        ["internal-error", "error"],
        ["sample", "error"],
        ["sample", "error"],
      ],
    );
    assert.match(findings[0]!.message, /broken failed .* no such thing/);
  });

  it("is told as well where its words throw", () => {
    const speechless: Rule = {
      ...always,
      message() {
        throw new Error("no words");
      },
    };
    const findings = reviewText("service a {}\nservice b {}", { rules: [speechless] });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["internal-error"],
    );
  });
});

describe("The engine: several roots", () => {
  const shop = 'import { lib } from "./lib.lintel"\nservice shop {}\nshop -> lib\n';
  const lib = "service lib {}\n";

  it("say the same of one place once, in its file", () => {
    assert.deepEqual(said({ files: { "lib.lintel": lib, "shop.lintel": shop }, rules: [always] }), [
      "lib.lintel sample error: lib",
      "shop.lintel sample error: shop",
    ]);
  });

  it("let what is stated win", () => {
    const rule = sample({}, ({ file, incoming }) => ({
      stated: file.uri.endsWith("shop.lintel") || incoming.length > 0,
    }));
    assert.deepEqual(said({ files: { "lib.lintel": lib, "shop.lintel": shop }, rules: [rule] }), [
      "lib.lintel sample error: lib",
      "shop.lintel sample error: shop",
    ]);
    assert.deepEqual(said({ files: { "lib.lintel": lib }, rules: [rule] }), ["lib.lintel sample warning: lib"]);
  });

  it("must agree where a rule is judged over all", () => {
    const unused = sample({ judged: "all-roots" }, ({ incoming, outgoing }) =>
      incoming.length + outgoing.length === 0 ? {} : undefined,
    );
    const files = { "lib.lintel": lib, "shop.lintel": shop };
    assert.deepEqual(said({ files, rules: [unused] }), []);
    assert.deepEqual(said({ files, rules: [unused], checked: ["lib.lintel"] }), ["lib.lintel sample error: lib"]);
  });
});

describe("The engine: settings", () => {
  it("are those of the file in which a finding stands", () => {
    const tuned = sample({ options: { least: { type: count(), default: 2, description: "" } } }, () => ({}));
    const rule: Rule = {
      ...tuned,
      *check(given, { least = 0 }) {
        for (const state of tuned.check(given, {})) if ((state.subject as Element).name.length >= least) yield state;
      },
    };
    const service = serviceWith({
      files: {
        "a.lintel": 'import { x, long } from "./b/b.lintel"\nservice y {}\nservice yy {}\ny -> [x, long]\n',
        "b/b.lintel": "service x {}\nservice long {}\n",
      },
      rules: [rule],
    });
    service.setConfig(`${folder}b/lintel.json`, '{ "rules": { "sample": ["hint", { "least": 4 }] } }');
    const of = (path: string) =>
      service
        .snapshot()
        .findings(folder + path)
        .map(({ message, severity }) => `${message} ${severity}`);
    assert.deepEqual(of("a.lintel"), ["yy error"]);
    assert.deepEqual(of("b/b.lintel"), ["long hint"]);
  });

  it("switch a rule off", () => {
    const config = '{ "rules": { "sample": "off" } }';
    assert.deepEqual(said({ files: { "a.lintel": "service a {}" }, rules: [always], config }), []);
  });
});

describe("The engine: states", () => {
  it("keep two findings at one place apart by their key", () => {
    const rule: Rule = {
      ...always,
      *check(given) {
        for (const state of always.check(given, {})) for (const key of ["one", "two"]) yield { ...state, key };
      },
      message: ([{ key }]) => key ?? "",
    };
    assert.deepEqual(said({ files: { "a.lintel": "service a {}" }, rules: [rule] }), [
      "a.lintel sample error: one",
      "a.lintel sample error: two",
    ]);
  });

  it("take their own severity before the unstated step", () => {
    const rule = sample({}, ({ name }) => ({ severity: "information", stated: name === "a" }));
    assert.deepEqual(said({ files: { "a.lintel": "service a {}\nservice b {}" }, rules: [rule] }), [
      "a.lintel sample information: a",
      "a.lintel sample hint: b",
    ]);
  });

  it("are silent where the more specific rule speaks", () => {
    const general = sample({ id: "single-point-of-failure" }, () => ({}));
    const specific = sample({ id: "failover-missing" }, ({ name }) => (name === "a" ? {} : undefined));
    const files = { "a.lintel": "service a {}\nservice b {}" };
    assert.deepEqual(said({ files, rules: [general, specific] }), [
      "a.lintel failover-missing error: a",
      "a.lintel single-point-of-failure error: b",
    ]);
    assert.deepEqual(
      said({ files, rules: [general, specific], config: '{ "rules": { "failover-missing": "off" } }' }),
      ["a.lintel single-point-of-failure error: a", "a.lintel single-point-of-failure error: b"],
    );
  });
});
