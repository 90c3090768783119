import assert from "node:assert/strict";
import { drawn, reviewOfTexts, textAt } from "./drawings.js";

const design = `client web "Web shop"
service api
store db "Data"
cache memory
topic placed
worker mailer
external mail "end"
service b
service c
web -> api "Order" { timeout: 2s }
api -> memory { timeout: 20ms fallback: db }
api -> db { operation: write retry { attempts: 3 backoff: fixed delay: 50ms } }
api -> any [b, c]
api -> mail { optional: true }
api -> b "With words" { fallback: "an empty list" }
api ~> placed
placed ~> mailer
flow order "An order" {
  web -> api -> memory
  api -> db
  api -> any [b, c]
  api -> mail
  api ~> placed ~> mailer
}
flow words { web -> api  api -> b "With words" }
`;

describe("a flow as a sequence diagram", () => {
  it("is this text", () => {
    assert.equal(
      drawn(design, "flow:order").text,
      `sequenceDiagram
  autonumber
  participant client_web as Web shop
  participant service_api as api
  participant cache_memory as memory
  participant store_db as Data
  participant service_b as b
  participant service_c as c
  participant external_mail as end
  participant topic_placed as placed
  participant worker_mailer as mailer
  client_web->>service_api: Order<br/>timeout 2s
  activate service_api
  alt it answers
  service_api->>cache_memory: read-write<br/>timeout 20ms
  else memory fails
  service_api->>store_db: instead
  end
  service_api->>store_db: write<br/>3 attempts, fixed from 50ms
  activate store_db
  deactivate store_db
  alt one of these is enough
  service_api->>service_b: call
  else
  service_api->>service_c: call
  end
  opt goes on without it
  service_api->>external_mail: call
  end
  service_api--)topic_placed: publish
  deactivate service_api
  topic_placed--)worker_mailer: consume
`,
    );
  });

  it("has an edge a message, in order, at its step", () => {
    const review = reviewOfTexts(design);
    const drawing = drawn(review, "flow:order");
    assert.equal(drawing.edges.length, [...drawing.text.matchAll(/(?:->>|--\))/g)].length);
    assert.deepEqual(
      drawing.edges.slice(0, 3).map(({ location }) => textAt(review, location)),
      ["web -> api", "api -> memory", "api -> memory"],
    );
  });

  it("writes a fallback in words as a note", () => {
    assert.match(drawn(design, "flow:words").text, /else b fails\n {2}Note over service_api: an empty list\n {2}end/);
  });

  it("balances frames and activations in every order of calls", () => {
    const { text } = drawn(
      "service a\nservice b\nservice c\na -> b -> c\nb -> a\nflow f { a -> b -> c  b -> a -> b  a -> b }",
      "flow:f",
    );
    const count = (word: string) => [...text.matchAll(new RegExp(`^ {2}${word} `, "gm"))].length;
    assert.equal(count("activate"), count("deactivate"));
  });
});
