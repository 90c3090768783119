import assert from "node:assert/strict";
import { listViews, resolveView, viewId } from "../../server/src/drawing/views.js";
import { drawn, edgesOf, nodeOf, reviewOfTexts } from "./drawings.js";

const design = `client web
group "Core" { service api  store db }
region eu { zone a { service far } }
service other
web -> api -> db
api -> far
far -> other
flow buy "Buy" { availability: 99%  web -> api -> db }
`;

describe("views of a design", () => {
  it("are the whole, each flow twice, each frame and each element", () => {
    const views = listViews(reviewOfTexts(design));
    assert.deepEqual(
      views.map(({ id }) => id),
      [
        "design",
        "flow:buy",
        "path:buy",
        "group:Core",
        "group:eu",
        "group:eu.a",
        "element:web",
        "element:api",
        "element:db",
        "element:far",
        "element:other",
      ],
    );
  });

  it("are found again by their ids", () => {
    const review = reviewOfTexts(design);
    for (const { id } of listViews(review)) {
      const view = resolveView(review, id);
      assert.ok(view, id);
      assert.equal(viewId(review, view), id);
    }
  });

  it("are gone with what they show", () => {
    const review = reviewOfTexts(design);
    for (const id of ["element:nothing", "flow:nothing", "group:x", "nonsense", ""])
      assert.equal(resolveView(review, id), undefined);
  });

  it("of a group show its members, and what they are linked to only for orientation", () => {
    const drawing = drawn(design, "group:Core");
    assert.deepEqual(
      drawing.nodes.map(({ title, emphasis }) => [title, emphasis]),
      [
        ["web", "aside"],
        ["api", "plain"],
        ["db", "plain"],
        ["far", "aside"],
      ],
    );
    assert.deepEqual(edgesOf(drawing), ["web call api", "api call db", "api call far"]);
  });

  it("of an element show its neighbours and its links alone", () => {
    const drawing = drawn(design, "element:far");
    assert.deepEqual(edgesOf(drawing), ["api call far", "far call other"]);
    assert.equal(nodeOf(drawing, "far").emphasis, "lit");
  });

  it("of a flow's path show the whole design with its steps lit and numbered", () => {
    const drawing = drawn(design, "path:buy");
    assert.deepEqual(
      drawing.edges.map(({ label, emphasis }) => [label, emphasis]),
      [
        ["1", "lit"],
        ["2", "lit"],
        ["", "aside"],
        ["", "aside"],
      ],
    );
    assert.equal(nodeOf(drawing, "other").emphasis, "aside");
    assert.deepEqual(drawing.promises, ["availability: asks 99%"]);
  });

  it("takes a region that is opened twice as one frame, and two groups of a name as two", () => {
    const { frames } = drawn(
      'region eu { service a }\nregion eu { service b }\ngroup "G" { service c }\ngroup "G" { service d }',
    );
    assert.deepEqual(
      frames.map(({ reference }) => reference),
      ["eu", "G", "G~2"],
    );
  });
});
