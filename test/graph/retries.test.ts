import assert from "node:assert/strict";
import fc from "fast-check";
import { callCycles } from "../../server/src/graph/call-cycles.js";
import { longestCallChain } from "../../server/src/graph/call-chain.js";
import { nextCalls } from "../../server/src/graph/next-calls.js";
import { retryPaths } from "../../server/src/graph/retry-paths.js";
import { isRetried, retryFactor } from "../../server/src/graph/retry.js";
import { worstTime } from "../../server/src/graph/worst-time.js";
import { pairOf, sampleOf, uncheckedSampleOf } from "../harness/design.js";

const linkWith = (body: string) => uncheckedSampleOf(`service a  service b  a -> b { ${body} }`).link("a -> b");

describe("isRetried and retryFactor", () => {
  const cases: readonly (readonly [body: string, retried: boolean, factor: number])[] = [
    ["", false, 1],
    ["retry: 1", false, 1],
    ["retry: 3", true, 3],
    ["retry: unlimited", true, Infinity],
    ["retry { backoff: fixed }", false, 1],
    ["retry { deadline: 5s }", true, 1],
    ["retry { attempts: 1  deadline: 5s }", false, 1],
    ["retry { attempts: 4  deadline: 5s }", true, 4],
    ["retry { attempts: unlimited  deadline: 5s }", true, 1],
    ["retry { attempts: 5  budget: 10% }", true, 1.1],
    ["retry { attempts: unlimited  budget: 20% }", true, 1.2],
    ["retry { attempts: soon }", false, 1],
  ];
  for (const [body, retried, factor] of cases) {
    it(body || "no retry", () => {
      assert.equal(isRetried(linkWith(body)), retried);
      assert.equal(retryFactor(linkWith(body)), factor);
    });
  }
});

describe("worstTime", () => {
  const cases: readonly (readonly [body: string, total: number | undefined])[] = [
    ["timeout: 2s", 2000],
    ["", undefined],
    ["timeout: none", undefined],
    ["timeout: 1s  retry: 3", 3000],
    ["timeout: 1s  retry: 1", 1000],
    ["timeout: 1s  retry { attempts: 3  delay: 100ms }", 3200],
    ["timeout: 1s  retry { attempts: 3  backoff: fixed  delay: 100ms }", 3200],
    ["timeout: 1s  retry { attempts: 3  backoff: none  delay: 100ms }", 3000],
    ["timeout: 1s  retry { attempts: 3  backoff: server  delay: 100ms }", 3000],
    ["timeout: 1s  retry { attempts: 4  backoff: linear  delay: 100ms }", 4600],
    ["timeout: 1s  retry { attempts: 4  backoff: exponential  delay: 100ms }", 4700],
    ["timeout: 1s  retry { attempts: 4  backoff: exponential  delay: 100ms  max-delay: 150ms }", 4400],
    ["timeout: 1s  retry { attempts: 4  backoff: exponential  delay: 100ms  max-delay: 50ms }", 4150],
    ["timeout: 1s  retry { attempts: 4  backoff: linear  delay: 100ms  max-delay: 200ms }", 4500],
    ["timeout: 1s  retry { attempts: 4  deadline: 3s }", 3000],
    ["timeout: 1s  retry { attempts: 2  deadline: 3s }", 2000],
    ["timeout: 1s  retry { attempts: unlimited  deadline: 9s }", 9000],
    ["timeout: 1s  retry: unlimited", undefined],
    ["timeout: 1s  retry { deadline: 9s }", undefined],
    ["timeout: 1s  retry { backoff: fixed }", undefined],
    ["retry: 3", undefined],
    ["timeout: fast", undefined],
    ["timeout: 1s  retry { attempts: 3  delay: soon }", undefined],
  ];
  for (const [body, total] of cases) it(body || "nothing", () => assert.equal(worstTime(linkWith(body))?.total, total));

  it("adds up wait after wait", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("fixed", "linear", "exponential"),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 400 }),
        (backoff, attempts, delay, most) => {
          let waits = 0;
          for (let wait = 1; wait < attempts; wait++) {
            const grown = { fixed: delay, linear: delay * wait, exponential: delay * 2 ** (wait - 1) }[backoff];
            waits += Math.min(grown, most);
          }
          const link = linkWith(
            `timeout: 10ms  retry { attempts: ${attempts}  backoff: ${backoff}  delay: ${delay}ms  max-delay: ${most}ms }`,
          );
          assert.equal(worstTime(link)?.total, 10 * attempts + waits);
        },
      ),
    ));
});

describe("retryPaths", () => {
  const pathsOf = (text: string) =>
    retryPaths(sampleOf(text).review).map(({ links, retried, product }) => [
      links.map(pairOf),
      retried.length,
      product,
    ]);

  it("multiplies along hard calls, through elements that do not retry", () =>
    assert.deepEqual(
      pathsOf(`client w  service a  service b  store c
        w -> a  a -> b { retry: 3 }  b -> c { retry: 4 }`),
      [[["a -> b", "b -> c"], 2, 12]],
    ));

  it("counts the hardest way to each deepest link, once", () =>
    assert.deepEqual(
      pathsOf(`service a  service b  service c  store d  store e
        a -> c { retry: 2 }  b -> c { retry: 5 }  c -> [d, e] { retry: 3 }`),
      [
        [["b -> c", "c -> d"], 2, 15],
        [["b -> c", "c -> e"], 2, 15],
      ],
    ));

  it("stops at soft links and messages, and goes through every member of an any", () =>
    assert.deepEqual(
      pathsOf(`service a  service b  service c  queue q  worker v  store d  store e
        a -> b { retry: 3  optional: true }  b -> any [d, e] { retry: 2 }
        a ~> q { retry: 5 }  q ~> v  v -> c { retry: 3 }`),
      [
        [["b -> d"], 1, 2],
        [["b -> e"], 1, 2],
        [["v -> c"], 1, 3],
      ],
    ));

  it("counts a deadline alone as one, but as retried", () =>
    assert.deepEqual(
      pathsOf("service a  service b  store c  a -> b { retry { deadline: 3s } }  b -> c { retry: 12 }"),
      [[["a -> b", "b -> c"], 2, 12]],
    ));

  it("tells which of its links are retried", () => {
    const { review } = sampleOf(
      "service a  service b  service c  store d  a -> b { retry: 2 }  b -> c  c -> d { retry: 2 }",
    );
    assert.deepEqual(retryPaths(review)[0]?.retried.map(pairOf), ["a -> b", "c -> d"]);
  });

  it("passes cycles without going round", () =>
    assert.deepEqual(
      pathsOf(`service a  service b  service c  store d
        a -> b { retry: 3 }  b -> c { retry: 2 }  c -> b  c -> d { retry: 5 }`),
      [[["a -> b", "b -> c", "c -> d"], 3, 30]],
    ));

  it("takes in a cycle of retries the link that is hit hardest", () =>
    assert.deepEqual(
      pathsOf("service a  service b  service c  a -> b { retry: 3 }  b -> c { retry: 2 }  c -> b { retry: 4 }"),
      [[["a -> b", "b -> c"], 2, 6]],
    ));
});

describe("nextCalls", () => {
  it("are those of the element, and behind traffic those of what it passes to; the slowest first", () => {
    const { review, element } = sampleOf(`
      client w  gateway g  balancer l  service s  service t  store d
      w -> g  g -> l { timeout: 3s }  l -> s { timeout: 1s }
      s -> t { timeout: 2s  retry: 3 }  t -> d { timeout: 9s }  s -> d { timeout: 9s  optional: true }`);
    const calls = (name: string) =>
      nextCalls(review, element(name)).map(({ link, through, worst }) => [pairOf(link), through.length, worst.total]);
    assert.deepEqual(calls("s"), [["s -> t", 0, 6000]]);
    assert.deepEqual(calls("g"), [
      ["s -> t", 2, 6000],
      ["g -> l", 0, 3000],
      ["l -> s", 1, 1000],
    ]);
    assert.deepEqual(calls("t"), [["t -> d", 0, 9000]]);
  });
});

describe("longestCallChain", () => {
  const services = "client w  gateway g  service a  service b  service c  worker v  queue q  store d  external x\n";
  const lengthOf = (links: string, flow = "w") => {
    const { review, flow: find } = sampleOf(services + links);
    const chain = longestCallChain(review, find(flow));
    return [chain.length, chain.links.map(pairOf).join(", ")];
  };

  it("counts calls between compute elements from a client on, traffic passed", () => {
    assert.deepEqual(lengthOf("w -> a -> g -> b -> c -> d"), [2, "w -> a, a -> g, g -> b, b -> c"]);
    assert.deepEqual(lengthOf("w -> a -> d"), [0, "w -> a"]);
    assert.deepEqual(lengthOf("w -> x"), [0, ""]);
  });

  it("ends at messages, soft links and whatever is not compute", () => {
    assert.equal(lengthOf("w -> a -> b ~> q ~> v -> c")[0], 1);
    assert.equal(lengthOf("w -> a  a -> b { optional: true }  b -> c")[0], 0);
    assert.equal(lengthOf("w -> a -> x -> b -> c")[0], 0);
  });

  it("looks at a flow's steps alone, anywhere among them", () => {
    const text = "w -> a ~> q ~> v -> b -> c  a -> b  flow f { w -> a ~> q ~> v -> b }";
    assert.deepEqual(lengthOf(text, "f"), [1, "v -> b"]);
  });

  it("ends in cycles", () => assert.equal(lengthOf("w -> a -> b -> c -> a")[0], 2));
});

describe("callCycles", () => {
  it("are the parts that wait for each other, each once", () => {
    const { review } = sampleOf(`service a  service b  service c  service d  queue q
      c -> d  d -> c  a -> b  b -> c  b -> a  b ~> q  a -> c { optional: true }`);
    assert.deepEqual(
      callCycles(review).map(({ links, round }) => [links.map(pairOf), round.map(pairOf)]),
      [
        [
          ["c -> d", "d -> c"],
          ["c -> d", "d -> c"],
        ],
        [
          ["a -> b", "b -> a"],
          ["a -> b", "b -> a"],
        ],
      ],
    );
  });

  it("does not count what is soft or sent", () => {
    const { review } = sampleOf("service a  service b  a -> b  b -> a { fallback: none  optional: true }  b ~> a");
    assert.deepEqual(callCycles(review), []);
  });
});
