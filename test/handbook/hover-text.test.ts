import assert from "node:assert/strict";
import {
  firstSentence,
  keyText,
  kindText,
  unitText,
  valueText,
  type HoverTexts,
} from "../../server/src/handbook/hover-text.js";
import { parseSections } from "../../server/src/handbook/sections.js";

const data: HoverTexts = {
  kinds: { service: "A service.", "->": "A call." },
  keys: { ttl: "Any ttl.", "cache/ttl": "A cache's ttl.", "retry.attempts": "All tries." },
  values: { "failover.mode.hot": "Hot.", "idempotency.key": "A key.", "link/idempotency.key": "The call's key." },
  units: { ms: "Milliseconds.", "/s": "Per second." },
};

describe("hover text lookup", () => {
  it("finds kinds and arrows, and nothing for other words", () => {
    assert.equal(kindText(data, "service"), "A service.");
    assert.equal(kindText(data, "->"), "A call.");
    assert.equal(kindText(data, "constructor"), undefined);
  });

  it("prefers what is said of the place", () => {
    assert.equal(keyText(data, "cache", "ttl"), "A cache's ttl.");
    assert.equal(keyText(data, "dns", "ttl"), "Any ttl.");
    assert.equal(valueText(data, "link", "idempotency", "key"), "The call's key.");
    assert.equal(valueText(data, "worker", "idempotency", "key"), "A key.");
  });

  it("finds keys inside a block by their path", () => {
    assert.equal(keyText(data, "link", "retry.attempts"), "All tries.");
  });

  it("reads a block's own value as that of its main key", () => {
    assert.equal(valueText(data, "store", "failover", "hot"), "Hot.");
    assert.equal(valueText(data, "store", "failover.mode", "hot"), "Hot.");
    assert.equal(valueText(data, "store", "constructor", "hot"), undefined);
  });

  it("finds units as they are written", () => {
    assert.equal(unitText(data, "/s"), "Per second.");
    assert.equal(unitText(data, "s"), undefined);
  });

  it("gives the first line alone", () => {
    assert.equal(firstSentence("One.\n\nTwo."), "One.");
    assert.equal(firstSentence("One."), "One.");
  });
});

describe("sections of a handbook file", () => {
  it("maps each second-level heading to its trimmed body", () => {
    const texts = parseSections(
      "# Title\r\n\r\nIntro.\r\n\r\n## a\r\n\r\nFirst.\r\n\r\n### Part\r\n\r\n## `~>`\r\nSecond.\r\n",
    );
    assert.deepEqual(texts, { a: "First.\n\n### Part", "~>": "Second." });
  });

  it("is empty without headings", () => {
    assert.deepEqual(parseSections("Just text."), {});
  });

  it("refuses a heading that stands twice", () => {
    assert.throws(() => parseSections("## a\nOne.\n## a\nTwo.\n"), /"## a" stands twice/);
  });
});
