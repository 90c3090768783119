import assert from "node:assert/strict";
import { generateDesign } from "../../bench/generate.js";
import { likeC4Model } from "../../bench/likec4-model.js";
import { parseFile } from "../../grammar/parse.js";
import { buildDesign } from "../../server/src/design/build.js";

/* What Lintel is compared with must be the same design. */

describe("the bench's model for LikeC4", () => {
  const text = generateDesign(200);
  const syntax = parseFile(text);
  const design = buildDesign("file:///design.lintel", () => syntax);
  const lines = likeC4Model(text).split("\n");

  it("has every group and every element once, with its title", () => {
    const declared = lines.filter((line) => / = /.test(line)).map((line) => line.replace(/ \{$/, ""));
    const wanted = [
      ...design.elements.map(({ name, kind, title }) => ({ name, kind, title })),
      ...design.root.containers.map(({ name, title }) => ({ name, kind: "group", title })),
    ].map(({ name, kind, title }) => `${name} = ${kind}${title === undefined ? "" : ` '${title}'`}`);
    assert.equal(design.elements.length, 200);
    assert.deepEqual(declared.sort(), wanted.sort());
  });

  it("has every link, in order, between the same elements, with its title", () => {
    const links = lines.filter((line) => line.includes("->")).map((line) => line.replaceAll(/(^|-> )[\w-]+\./g, "$1"));
    assert.ok(links.some((line) => line.endsWith("'Ask the partner'")));
    assert.deepEqual(
      links,
      design.links.map(({ source, target, title }) =>
        [source.name, "->", target.name, ...(title === undefined ? [] : [`'${title}'`])].join(" "),
      ),
    );
  });

  it("names what is in a group in full", () => {
    assert.ok(lines.includes("area-0.a0-core -> area-0.a0-db"));
  });
});
