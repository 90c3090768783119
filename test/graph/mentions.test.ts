import assert from "node:assert/strict";
import { mentioned } from "../../server/src/graph/mentions.js";
import { namesOf, uncheckedSampleOf } from "../harness/design.js";

describe("Elements that a mistake may be about", () => {
  it("are the ends of link statements, whole or not", () => {
    const { review } = uncheckedSampleOf("service a {}\nservice b {}\nservice c {}\na -> nowhere\ngroup g { b -> b }");
    assert.deepEqual([...namesOf(mentioned(review))].sort(), ["a", "b"]);
  });

  it("are what an unknown name may have meant", () => {
    const { review } = uncheckedSampleOf("queue order-dlq {}\nqueue jobs { dead-letter: order-dql }");
    assert.deepEqual(namesOf(mentioned(review)), ["order-dlq"]);
  });
});
