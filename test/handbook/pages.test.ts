import assert from "node:assert/strict";
import { readHandbook } from "../../scripts/generate/handbook.js";
import { isPageId } from "../../server/src/handbook/handbook.js";
import { indexPage } from "../../server/src/handbook/index-page.js";
import { linkedPages, resolveLinks } from "../../server/src/handbook/links.js";
import { introductionOf, parsePage } from "../../server/src/handbook/page.js";
import { pageText } from "../../server/src/handbook/page-text.js";
import { pageIds, pageOf } from "../../server/src/handbook/pages.js";
import { relatedPages } from "../../server/src/handbook/related.js";
import { smallHandbook } from "./small-handbook.js";

describe("a page's file", () => {
  it("says its title, part, sources and tags before its text", () => {
    const text =
      "---\r\ntitle: A: b\r\npart: patterns\r\nsource: One, two\r\ntags: [c, d e]\r\nelse: x\r\n---\r\n# A: b\r\n\r\nText.\r\n";
    assert.deepEqual(parsePage(text), {
      title: "A: b",
      part: "patterns",
      sources: ["One, two"],
      tags: ["c", "d e"],
      body: "# A: b\n\nText.",
    });
  });

  it("may do without, and then its first heading is its title", () => {
    assert.deepEqual(parsePage("# stale-read\n\nText.\n"), {
      title: "stale-read",
      sources: [],
      tags: [],
      body: "# stale-read\n\nText.",
    });
  });

  it("is introduced by its first paragraph, on one line", () => {
    assert.equal(introductionOf("# A\n\nOne,\ntwo.\n\nThree."), "One, two.");
    assert.equal(introductionOf("# A\n\n## B\n\nThree."), "Three.");
    assert.equal(introductionOf("# A\n\n- B\n\nThree."), "");
    assert.equal(introductionOf("# A"), "");
  });
});

describe("pages by id", () => {
  it("are written ones of topics and rules", () => {
    const page = pageOf(smallHandbook, "topic:push");
    assert.equal(page?.title, "Push and pull");
    assert.deepEqual(page?.sources, ["One of Push and pull", "Two"]);
    assert.equal(pageOf(smallHandbook, "rule:stale-read")?.title, "stale-read");
  });

  it("are composed ones of kinds, with what the schema says", () => {
    const body = pageOf(smallHandbook, "kind:service")?.body ?? "";
    assert.match(body, /^# `service`\n\nA program of ours\.\n\nMore\.\n\n- \*\*Class\*\*: compute\./);
    assert.match(body, /\| \[`state`\]\(key:state\) \| `stateless`, `stateful` or `external` \|/);
    assert.match(
      body,
      /And like every element: .*\[`retry`\]|And like every element: .*\[`replicas`\]\(key:replicas\)/,
    );
    assert.match(body, /## See also\n\n- \[Push and pull\]\(topic:push\)$/);
  });

  it("are composed ones of arrows, with the keys of a link", () => {
    assert.match(
      pageOf(smallHandbook, "kind:->")?.body ?? "",
      /\| \[`retry`\]\(key:retry\) \| a block, or its `attempts` alone: /,
    );
  });

  it("are composed ones of keys: value, place, and what leaving it out means", () => {
    const body = pageOf(smallHandbook, "key:retry.attempts")?.body ?? "";
    assert.match(body, /- \*\*Value\*\*: `unlimited` or a whole number of at least 1\.\n/);
    assert.match(body, /- \*\*Stands in\*\*: a link\.\n- \*\*Left out\*\*: Without end\./);
  });

  it("tell the senses of a key apart, and the value that they share once", () => {
    const body = pageOf(smallHandbook, "key:failover")?.body ?? "";
    assert.match(body, /## In every element but `store`\n\nHow another takes over\./);
    assert.match(body, /## In `store`\n\nHow a replica leads\.\n\nMore\.\n\n- \*\*Left out\*\*: Nothing takes over\./);
    assert.equal(body.match(/`failover\.mode`/g)?.length, 1);
    assert.equal(pageOf(smallHandbook, "key:store/failover")?.title, "store/failover");
  });

  it("are composed ones of values and units", () => {
    assert.match(pageOf(smallHandbook, "value:failover.mode.hot")?.body ?? "", /^# `failover\.mode: hot`\n\nIn step\./);
    assert.match(pageOf(smallHandbook, "unit:ms")?.body ?? "", /^# `ms`\n\nThousandths/);
  });

  it("are undefined for what is none", () => {
    const none = [
      "",
      "caching",
      "topic:",
      "topic:none",
      "rule:none",
      "kind:none",
      "key:none",
      "key:store/retry",
      "value:none",
      "unit:none",
    ];
    for (const id of [...none, "topic:constructor", "kind:constructor", "key:constructor", "value:constructor"]) {
      assert.equal(pageOf(smallHandbook, id), undefined, id);
    }
  });

  it("are there for every id of the whole handbook, and link to pages that are there", () => {
    const handbook = readHandbook();
    const pages = pageIds(handbook).map((id) => ({ id, page: pageOf(handbook, id) }));
    assert.deepEqual(
      pages.filter(({ page }) => page === undefined).map(({ id }) => id),
      [],
    );
    const composed = pages.flatMap(({ id, page }) => (/^(topic|rule)/.test(id) ? [] : linkedPages(page?.body ?? "")));
    assert.ok(composed.length > 1000);
    assert.deepEqual(
      [...new Set(composed)].filter((id) => pageOf(handbook, id) === undefined),
      [],
    );
  });
});

describe("links of a page", () => {
  const text =
    "[a](topic:b), [`c`](key:c.d) and [e](https://e.f), `[g](topic:h)`\n\n```lintel\n[i](rule:j)\n```\n[k](rule:l)";

  it("get the form that a surface opens", () => {
    assert.equal(
      resolveLinks(text, (id) => `#${id}`),
      text.replace("topic:b", "#topic:b").replace("key:c.d", "#key:c.d").replace("rule:l", "#rule:l"),
    );
  });

  it("become their text where nothing opens", () => {
    const onlyRules = resolveLinks(text, (id) => (id.startsWith("rule:") ? id : undefined));
    assert.ok(onlyRules.startsWith("a, `c` and [e](https://e.f), `[g](topic:h)`"));
    assert.ok(onlyRules.endsWith("[k](rule:l)"));
  });

  it("are listed once each, in order, without those in code", () => {
    assert.deepEqual(linkedPages(`${text} [m](topic:b)`), ["topic:b", "key:c.d", "rule:l"]);
  });
});

describe("related pages", () => {
  it("are those that a page links to, and then those that link to it", () => {
    assert.deepEqual(relatedPages(smallHandbook, "topic:caching"), ["topic:push", "rule:stale-read"]);
    assert.deepEqual(relatedPages(smallHandbook, "topic:push"), ["topic:caching"]);
    assert.deepEqual(relatedPages(smallHandbook, "kind:service"), ["topic:push"]);
    assert.deepEqual(relatedPages(smallHandbook, "topic:none"), []);
  });
});

describe("a page as it is shown", () => {
  it("ends with the pages that speak of it and that it does not link to", () => {
    const text = pageText(smallHandbook, "topic:push");
    assert.equal(text, `${pageOf(smallHandbook, "topic:push")?.body}\n\n## Linked from\n\n[Caching](topic:caching)`);
    assert.equal(pageText(smallHandbook, "topic:caching"), pageOf(smallHandbook, "topic:caching")?.body);
  });

  it("says of examples what they are for", () => {
    const rules = { ...smallHandbook.rules, x: "# x\n\n```lintel fires\na\n```\n\n```lintel fixed\nb\n```" };
    assert.equal(
      pageText({ ...smallHandbook, rules }, "rule:x"),
      "# x\n\nThis gives the finding:\n\n```lintel\na\n```\n\nAnd fixed:\n\n```lintel\nb\n```",
    );
  });

  it("may be the index, and is undefined for no page", () => {
    assert.equal(pageText(smallHandbook, "index"), indexPage(smallHandbook));
    assert.equal(pageText(smallHandbook, "topic:none"), undefined);
  });
});

describe("the index", () => {
  const index = indexPage(smallHandbook);

  it("lists topics by part and rules by category, each with its first sentence", () => {
    assert.match(
      index,
      /## Concepts and building blocks\n\n- \[Caching\]\(topic:caching\): Keeps copies\.\n- \[Failover\]/,
    );
    assert.match(index, /## Trade-offs\n\n- \[Push and pull\]\(topic:push\): Who sends\./);
    assert.match(index, /## Rules: consistency\n\n- \[stale-read\]\(rule:stale-read\): A read that is too old\./);
  });

  it("lists kinds and keys, and leaves out what is empty", () => {
    assert.match(index, /## Kinds and words\n\n\[`service`\]\(kind:service\) · \[`->`\]\(kind:->\)/);
    assert.match(index, /## Keys\n\n\[`failover`\]\(key:failover\) · \[`retry`\]\(key:retry\) · /);
    assert.doesNotMatch(index, /patterns|Rules: data/);
  });

  it("reaches every topic and rule of the whole handbook", () => {
    const handbook = readHandbook();
    const linked = new Set(linkedPages(indexPage(handbook)));
    const written = pageIds(handbook).filter((id) => /^(topic|rule|kind):/.test(id));
    assert.deepEqual(
      written.filter((id) => !linked.has(id)),
      [],
    );
  });
});

describe("page ids", () => {
  it("are a kind and a name", () => {
    assert.deepEqual(["topic:a", "key:a.b", "kind:->", "https://a", "topic", "other:a", ""].filter(isPageId), [
      "topic:a",
      "key:a.b",
      "kind:->",
    ]);
  });
});
