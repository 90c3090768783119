import assert from "node:assert/strict";
import { readHandbook } from "../../scripts/generate/handbook.js";
import { searchHandbook } from "../../server/src/handbook/search.js";
import { smallHandbook } from "./small-handbook.js";

const idsOf = (query: string, limit?: number) => searchHandbook(smallHandbook, query, limit).map(({ id }) => id);

describe("search in the handbook", () => {
  it("puts a word of the title before one of the text", () => {
    assert.deepEqual(idsOf("caching"), ["topic:caching", "topic:failover", "rule:stale-read"]);
  });

  it("finds by tag, by heading and by the beginning of a word, in any case", () => {
    assert.deepEqual(idsOf("PULL-label"), ["topic:push"]);
    assert.deepEqual(idsOf("thousandth"), ["unit:ms"]);
    assert.ok(idsOf("alpha").length === 3);
  });

  it("wants every word", () => {
    assert.deepEqual(idsOf("copies age"), ["topic:caching"]);
    assert.deepEqual(idsOf("copies nonsense"), []);
  });

  it("finds nothing for nothing, and no more than asked for", () => {
    assert.deepEqual(idsOf("  "), []);
    assert.equal(idsOf("more", 2).length, 2);
  });

  it("says what a hit is", () => {
    const [hit] = searchHandbook(smallHandbook, "push pull");
    assert.equal(hit?.title, "Push and pull");
    assert.equal(hit?.introduction, "Who sends. Who asks.");
  });

  it("finds in the whole handbook what a reader would look for", () => {
    const handbook = readHandbook();
    const first = (query: string) => searchHandbook(handbook, query)[0]?.id;
    assert.equal(first("cap theorem"), "topic:cap-theorem");
    assert.equal(first("spof"), "topic:single-point-of-failure");
    assert.equal(first("fencing token"), "topic:distributed-locking");
    assert.equal(first("poison message"), "topic:message-queues");
    assert.equal(first("token bucket"), "topic:rate-limiting");
    assert.equal(first("retry attempts"), "key:retry.attempts");
    assert.equal(first("bloom"), "topic:bloom-filters");
  });
});
