import assert from "node:assert/strict";
import type { Finding } from "../../server/src/rules/finding.js";
import { drawn, edgeOf, nodeOf, reviewOfTexts } from "./drawings.js";

const text = `design "D" { owner: "x" }
defaults { -> { timeout: 1s } }
group "G" { service a { replicas: 2 } }
service b
service c
a -> b -> c { retry: unlimited }
flow f { a -> b }
`;
const review = reviewOfTexts(text);
const { uri } = review.design.root;

/** A finding at the first place of some words, or at the first of them after others. */
function finding(words: string, options: Partial<Finding> & { readonly after?: string } = {}): Finding {
  const { after, ...rest } = options;
  const start = text.indexOf(words, after === undefined ? 0 : text.indexOf(after));
  return {
    rule: `about ${words}`,
    category: "resilience",
    severity: "warning",
    stated: true,
    message: words,
    location: { uri, span: { start, end: start + words.length } },
    related: [],
    fixes: [],
    ...rest,
  };
}

const rules = (part: { readonly findings: readonly { readonly rule: string }[] }) =>
  part.findings.map(({ rule }) => rule);

describe("findings on a drawing", () => {
  it("stand at the element whose declaration holds them, inside groups too", () => {
    const drawing = drawn(review, "design", {}, [finding("a", { after: "service a" }), finding("replicas: 2")]);
    assert.deepEqual(rules(nodeOf(drawing, "a")), ["about a", "about replicas: 2"]);
    assert.deepEqual(drawing.elsewhere, []);
  });

  it("stand at the hop of a chain that they name, or at all hops of the statement", () => {
    const hop = finding("b -> c");
    const whole = finding("retry: unlimited");
    const drawing = drawn(review, "design", {}, [hop, whole]);
    assert.deepEqual(rules(edgeOf(drawing, "a", "b")), ["about retry: unlimited"]);
    assert.deepEqual(rules(edgeOf(drawing, "b", "c")), ["about b -> c", "about retry: unlimited"]);
  });

  it("come worst first, accepted ones last", () => {
    const hint = finding("service b", { severity: "hint" });
    const accepted = finding("service b", { severity: "hint", rule: "accepted", accepted: { reason: "small" } });
    const error = finding("service b", { severity: "error", rule: "worst" });
    const node = nodeOf(drawn(review, "design", {}, [accepted, hint, error]), "b");
    assert.deepEqual(rules(node), ["worst", "about service b", "accepted"]);
    assert.equal(node.findings[2]?.accepted, true);
  });

  it("are kept where nothing of the drawing carries them", () => {
    const findings = [finding(`"D"`), finding("timeout: 1s"), finding("service c")];
    const drawing = drawn(review, "element:a", {}, findings);
    assert.deepEqual(
      drawing.elsewhere.map(({ rule }) => rule),
      [`about "D"`, "about timeout: 1s", "about service c"],
    );
  });

  it("of other files are left out", () => {
    const other = finding("service b", { location: { uri: "file:///elsewhere.lintel", span: { start: 0, end: 1 } } });
    const drawing = drawn(review, "design", {}, [other]);
    assert.deepEqual([drawing.elsewhere, rules(nodeOf(drawing, "b"))], [[], []]);
  });

  it("of a cluster are those of its members", () => {
    const drawing = drawn(reviewOfTexts(text.replace("a {", "a {}\n service d {")), "design", { detail: "groups" }, [
      finding("a", { after: "service a" }),
    ]);
    assert.deepEqual(rules(drawing.nodes.find(({ type }) => type === "cluster")!), ["about a"]);
  });

  it("stand at the messages of a flow that go over their link", () => {
    const drawing = drawn(review, "flow:f", {}, [finding("a -> b")]);
    assert.deepEqual(rules(drawing.edges[0]!), ["about a -> b"]);
  });
});
