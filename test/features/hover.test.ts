import assert from "node:assert/strict";
import { hoverAt } from "../../server/src/features/hover.js";
import { checkoutAt, sceneOf, testHandbook, textOf, type Scene } from "../harness/features.js";

function hoverIn(scene: Scene): string | undefined {
  const hover = hoverAt(scene.snapshot, scene.uri, scene.position, testHandbook);
  if (!hover) return undefined;
  assert.ok(typeof hover.contents === "object" && "value" in hover.contents);
  return hover.contents.value;
}

/** Fails with the whole text where a line is missing. */
function says(scene: Scene, ...lines: readonly string[]): void {
  const text = hoverIn(scene) ?? "";
  for (const line of lines)
    assert.ok(
      text
        .split("\n")
        .map((one) => one.trim())
        .includes(line),
      `${line}\nis not in\n${text}`,
    );
}

const outage = "region eu { zone a { service s } }\nclient c\nc -> s\nflow f { c -> s }\n";

describe("hover", () => {
  describe("on an element", () => {
    it("says what it is, who calls it and whom it calls", () => {
      says(
        checkoutAt("orders ->"),
        "**service** `orders` · Order service",
        "in group Ordering",
        "Called by `edge`",
        "Calls `orders-db`, `cards`, `ledger`",
        "Sends to `order-placed`",
      );
    });

    it("says what its loss takes down, and what it can promise", () => {
      says(
        checkoutAt("orders ->"),
        "The loss of `orders` takes down the flow `place-order`, and `edge`, `web`",
        "Survives the loss of an instance and a zone · not said for a region",
        "Available 99.9999% of the time: 3 instances of 99% each",
      );
      says(checkoutAt("cards"), "Available 99.9% of the time, as stated");
    });

    it("says the same at its declaration, at a use and at an import", () => {
      const texts = [checkoutAt("ledger", 0), checkoutAt("ledger", 1)].map(hoverIn);
      assert.equal(texts[0], texts[1]);
      says(checkoutAt("ledger", 0), "**service** `ledger` · Ledger", "Called by `orders`");
    });

    it("tells its findings, the worst first, and those that are accepted", () => {
      const text = "client c\nservice s|\nstore d\nc -> s -> d\nflow f { c -> s -> d }";
      says(sceneOf(text));
      assert.match(hoverIn(sceneOf(text)) ?? "", /^- (warning|information) `single-point-of-failure`: /m);
      const accepted = text.replace("s|", 's| { accept single-point-of-failure { reason: "small *shop*" } }');
      assert.match(
        hoverIn(sceneOf(accepted)) ?? "",
        /^- accepted `single-point-of-failure`: accepted&#58; small|^- accepted `single-point-of-failure`: accepted: small/m,
      );
    });

    it("lists a few names and counts the rest", () => {
      const callers = Array.from({ length: 9 }, (_, index) => `c${index}`);
      const text = `service s|\n${callers.map((name) => `service ${name}\n${name} -> s`).join("\n")}`;
      says(sceneOf(text), "Called by `c0`, `c1`, `c2`, `c3`, `c4` and 4 more");
    });
  });

  describe("on a link or step", () => {
    it("says operation, hard or soft, and the worst time with how it comes about", () => {
      says(
        checkoutAt("-> cards"),
        "`orders -> cards` · Authorize",
        "**write** · hard: the caller fails with it · worst time 1.7s: 2 × 800ms and 100ms of waiting",
      );
      says(checkoutAt("-> ledger"), "**write** · soft: falls back on `orders-db` · worst time 500ms");
      says(
        checkoutAt("-> orders-db"),
        "**read-write** (not stated) · hard: the caller fails with it · worst time 200ms",
      );
    });

    it("says it of each link that an arrow makes", () => {
      const text = "service a\nservice b\nservice c\na |-> [b, c] { timeout: 1s }";
      says(sceneOf(text), "`a -> b`", "`a -> c`");
    });

    it("says of a step what its links are", () => {
      says(checkoutAt("-> cards", 1), "`orders -> cards` · Authorize");
    });
  });

  it("says of a flow what it asks and what the design can keep", () => {
    says(
      checkoutAt("place-order"),
      "**flow** `place-order` · A customer places an order",
      "availability: asks 99.9%, can keep 99.89%",
      "Weakest: `cards` 99.9%, `orders` 99.9999%",
    );
  });

  it("says of places what stands there and what their loss takes down", () => {
    says(
      sceneOf(outage.replace("eu", "e|u")),
      "**region** `eu`",
      "Here: `s`",
      "Its loss takes down `s`, `c`",
      "Flows that break: `f`",
    );
    says(sceneOf(`${outage}scenario x { lose: eu.a| }`), "**zone** `eu.a`", "Here: `s`");
  });

  it("says of a scenario which flows break, and of a policy what it asks", () => {
    says(sceneOf(`${outage}scenario x| { lose: eu }`), "**scenario** `x`", "Breaks `f`");
    says(sceneOf(`${outage}scenario x| "Calm" { lose-one: s  expect: f }`), "**scenario** `x` · Calm");
    says(
      sceneOf("policy p| { forbid client -> store  require service { owner } }"),
      "1 link forbidden · 1 requirement · severity error",
    );
  });

  it("says of a tag who carries it", () => {
    says(sceneOf("service a { tags: [p|ci] }\nservice b { tags: [pci] }"), "**tag** `pci`", "On `a`, `b`");
  });

  it("shows the handbook's text for kinds, keys, values, units and rules, with links that open", () => {
    says(checkoutAt("service"), "A long-running service.", "[Microservices](handbook:topic:microservices)");
    says(
      checkoutAt("timeout"),
      '**timeout** · "none" or a duration such as 800ms or 15min',
      "How long the caller waits.",
    );
    says(checkoutAt("attempts"), "How often it is tried.");
    says(checkoutAt("exponential"), "**exponential**", "Waits double.");
    says(checkoutAt("200ms"), "`200ms`", "A thousandth of a second.");
    says(sceneOf("client c { rate: 6|00/min }"), "`600/min` = 10 a second", "Per minute.");
    says(
      sceneOf('service a { accept unbounded|-retry { reason: "x" } }'),
      "**unbounded-retry**",
      "Tries for ever.",
      "[Handbook](handbook:rule:unbounded-retry)",
    );
  });

  it("marks the word that it is about", () => {
    const scene = checkoutAt("orders-db", 1, 3);
    const hover = hoverAt(scene.snapshot, scene.uri, scene.position, testHandbook);
    assert.equal(textOf(scene, scene.uri, hover?.range), "orders-db");
  });

  it("reads nothing in the texts of a design as markup", () => {
    const evil = "<img src=x onerror=alert(1)> [x](command:evil) `c` **b** https://x.example $y$\\n# z";
    const text =
      hoverIn(sceneOf(`service s| "${evil}" {\n  description: """\n  ---\n  # big\n  ${evil}\n  """\n}`)) ?? "";
    assert.doesNotMatch(text, /<img|\]\(command|(?<!\\)`c`|(?<!\\)\*b|https:\/\/|^#|^---/m);
  });

  it("has nothing to say of white space, unknown names and texts", () => {
    for (const text of ["service a\n|\nservice b", "service a\na -> no|body", 'service a { title: "x|y" }', "|"])
      assert.equal(hoverIn(sceneOf(text)), undefined, text);
  });
});
