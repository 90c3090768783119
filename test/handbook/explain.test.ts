import assert from "node:assert/strict";
import { readHandbook } from "../../scripts/generate/handbook.js";
import { explain } from "../../server/src/handbook/explain.js";
import { lookUp, nameOf } from "../../server/src/handbook/lookup.js";
import { pageIds } from "../../server/src/handbook/pages.js";
import { plainPalette } from "../report/plain-palette.js";
import { smallHandbook } from "./small-handbook.js";

const options = { palette: plainPalette, width: 80 };

function found(words: string, handbook = smallHandbook): string {
  const result = lookUp(handbook, words);
  return "page" in result ? result.page.id : `? ${result.suggestions.join(" ")}`;
}

describe("what a reader's words lead to", () => {
  it("is a page by its id or its name", () => {
    for (const [words, id] of [
      ["topic:failover", "topic:failover"],
      ["stale-read", "rule:stale-read"],
      ["service", "kind:service"],
      ["Service", "kind:service"],
      ["->", "kind:->"],
      ["retry.attempts", "key:retry.attempts"],
      ["attempts", "key:retry.attempts"],
      ["store/failover", "key:store/failover"],
      ["push", "topic:push"],
      ["ms", "unit:ms"],
    ] as const) {
      assert.equal(found(words), id);
    }
  });

  it("is a value by key and word, with or without the block's main key, or by the word alone", () => {
    for (const words of ["failover.mode.hot", "failover: hot", "failover.hot", "failover.mode: hot", "hot"]) {
      assert.equal(found(words), "value:failover.mode.hot");
    }
  });

  it("is a topic by its title, a section of the source or a tag", () => {
    assert.equal(found("push and pull"), "topic:push");
    assert.equal(found("One of Failover"), "topic:failover");
    assert.equal(found("caching label"), "topic:caching");
  });

  it("is a choice where several are meant", () => {
    assert.equal(found("none"), "? failover.mode.none auth.none");
    assert.equal(found("alpha beta"), "? caching topic:failover push");
  });

  it("is what is spelled alike, then what a search finds", () => {
    assert.equal(found("servise"), "? service");
    assert.equal(found("nnoe"), "? none");
    assert.equal(found("takes over"), "? topic:failover failover store/failover");
    assert.equal(found("zzzzzzzz"), "? ");
    assert.equal(found(""), "? ");
  });

  it("names other pages of the same name", () => {
    const result = lookUp(smallHandbook, "failover");
    assert.ok("page" in result);
    assert.deepEqual([result.page.id, ...result.others], ["key:failover", "topic:failover"]);
  });
});

describe("the name of a page", () => {
  it("leads back to it, for every page of the handbook", () => {
    const handbook = readHandbook();
    assert.deepEqual(
      pageIds(handbook).filter((id) => found(nameOf(handbook, id), handbook) !== id),
      [],
    );
  });
});

describe("lintel explain", () => {
  const textOf = (topic: string) => {
    const result = explain(smallHandbook, topic, options);
    return "text" in result ? result.text : result.suggestions.join(" ");
  };

  it("shows a page, and behind its links the names that explain them", () => {
    assert.match(
      textOf("caching"),
      /^Caching\n═+\n\nKeeps copies\. They age\.\n\nSee also\n\n• Push\n• x \(stale-read\)\n/,
    );
  });

  it("says what else has the name", () => {
    assert.match(textOf("failover"), /\nAlso under this name: lintel explain topic:failover\n$/);
  });

  it("lists all pages", () => {
    assert.match(
      textOf("index"),
      /^The Lintel handbook\n═+\n\nConcepts and building blocks\n\n• Caching: Keeps copies\.\n/,
    );
  });

  it("gives names that may be meant", () => {
    assert.deepEqual(explain(smallHandbook, "servise", options), { suggestions: ["service"] });
  });

  it("keeps every page of the handbook within the width, but for code and addresses", () => {
    const handbook = readHandbook();
    const wide = pageIds(handbook).flatMap((id) => {
      const result = explain(handbook, id, options);
      const lines = "text" in result ? result.text.split("\n") : [`${id} is not shown`];
      return lines
        .filter((line) => line.length > options.width && !/^ {4}|https?:/.test(line))
        .map((line) => `${id}: ${line}`);
    });
    assert.deepEqual(wide, []);
  }).timeout(30_000);
});
