import assert from "node:assert/strict";
import { drawn, nodeOf } from "./drawings.js";

/** Groups of services that call the next one, and a client that calls the first. */
function grouped(groups: number, each: number): string {
  const name = (group: number, index: number) => `s${group}-${index}`;
  const lines = ["client web", "web -> s0-0"];
  for (let group = 0; group < groups; group++) {
    lines.push(`group g${group} "Area ${group}" {`);
    for (let index = 0; index < each; index++) lines.push(`  service ${name(group, index)}`);
    lines.push("}");
    for (let index = 1; index < each; index++) lines.push(`${name(group, index - 1)} -> ${name(group, index)}`);
    if (group > 0)
      lines.push(`${name(group - 1, 0)} -> ${name(group, 0)}`, `${name(group - 1, 1)} -> ${name(group, 1)}`);
  }
  return lines.join("\n");
}

describe("large designs", () => {
  it("are drawn whole up to a hundred elements", () => {
    const drawing = drawn(grouped(9, 11));
    assert.equal(drawing.nodes.length, 100);
    assert.equal(drawing.collapsed, undefined);
  });

  it("open by groups beyond that, and say so", () => {
    const drawing = drawn(grouped(10, 11));
    assert.deepEqual(drawing.collapsed, { drawn: 11, elements: 111 });
    const area = drawing.nodes[1]!;
    assert.deepEqual([area.type, area.title, area.opens], ["cluster", "Area 0", "group:g0"]);
    assert.equal(area.references.length, 11);
  });

  it("open by groups later on a fast machine and sooner on a slow one, as it has measured, within reason", () => {
    const collapsed = (elements: string, pace: number) => drawn(elements, "design", { pace }).collapsed !== undefined;
    assert.equal(collapsed(grouped(10, 11), 1.2), false);
    assert.equal(collapsed(grouped(10, 11), 1.1), true);
    assert.equal(collapsed(grouped(5, 11), 0.5), true);
    assert.equal(collapsed(grouped(2, 11), 0.001), false);
    assert.equal(collapsed(grouped(30, 11), 1000), true);
  });

  it("merge the links between two groups into one that counts", () => {
    const drawing = drawn(grouped(10, 11));
    const between = drawing.edges.filter(({ count }) => count === 2);
    assert.equal(between.length, 9);
    assert.equal(between[0]?.label, "2×");
  });

  it("are drawn whole, or by groups, when asked to", () => {
    assert.equal(drawn(grouped(10, 11), "design", { detail: "all" }).nodes.length, 111);
    assert.equal(drawn(grouped(2, 3), "design", { detail: "groups" }).nodes.length, 3);
  });

  it("without groups are drawn by kind", () => {
    const services = Array.from({ length: 150 }, (_, index) => `service s${index}`).join("\n");
    const drawing = drawn(`client web\nweb -> s0\n${services}`);
    assert.deepEqual(
      drawing.nodes.map(({ title }) => title),
      ["web", "150 of kind service"],
    );
  });

  it("keep the elements of a flow's path apart", () => {
    const drawing = drawn(`${grouped(10, 11)}\nflow f { web -> s0-0 -> s0-1 }`, "path:f");
    for (const reference of ["web", "s0-0", "s0-1"]) assert.equal(nodeOf(drawing, reference).emphasis, "lit");
    assert.ok(drawing.nodes.length < 20);
  });

  it("keep an element apart from its many neighbours", () => {
    const callers = Array.from({ length: 150 }, (_, index) => `service s${index}\ns${index} -> hub`).join("\n");
    const drawing = drawn(`service hub\n${callers}`, "element:hub");
    assert.equal(drawing.nodes.length, 2);
    assert.equal(nodeOf(drawing, "hub").emphasis, "lit");
  });
});
