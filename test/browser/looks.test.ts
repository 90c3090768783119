import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { inProject } from "../../scripts/lib/project.mjs";
import { shapeNamed } from "../../client/src/preview/webview/outlines.js";
import { clusterShape, shapes } from "../../server/src/drawing/shapes.js";
import { launchChromium } from "../harness/chromium.js";
import { groupedDesign, shop } from "./designs.js";
import { PreviewPage } from "./preview-page.js";

/** Names that are long in one word, long in many, and short, in every shape. */
const kinds =
  "client external dns cdn proxy balancer gateway service function worker store cache queue topic registry coordinator host";
const named = [
  ...kinds
    .split(" ")
    .flatMap((kind) => [
      `${kind} ${kind}-a`,
      `${kind} ${kind}-b "The ${kind} that keeps what nobody else wants to keep"`,
    ]),
  `group outer "Whatever belongs to the team of the warehouse" { service deep "Orderprocessingengine" }`,
  ...kinds.split(" ").map((kind) => `service-a -> ${kind}-b`),
  "service-b -> deep",
]
  .join("\n")
  .replace("service-a -> service-b", "service-b -> service-a");

describe("the looks of the preview's drawings", function () {
  this.timeout(60_000);
  let browser: Browser;
  let preview: PreviewPage;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());
  afterEach(() => preview.endInOrder());

  const wide = { width: 1300, height: 900 };
  const zoomOut = async () => {
    for (let presses = 0; presses < 8; presses++) await preview.page.keyboard.press("-");
    assert.equal(await preview.page.locator("#drawing").getAttribute("data-zoom"), "far");
  };
  const zoom = async () => Number((await preview.page.textContent("#zoom .zoom"))?.replace("%", "")) / 100;

  it("keep every label inside its outline, from near and from afar", async () => {
    preview = await PreviewPage.open(browser, { files: named, size: wide });
    for (const look of [() => preview.page.keyboard.press("0"), zoomOut]) {
      await look();
      assert.deepEqual(await preview.page.evaluate(labelsOutside), []);
    }
  });

  it("keep every frame's title inside its frame, from near and from afar", async () => {
    const published = readFileSync(inProject("examples/published/wikimedia.lintel"), "utf8");
    preview = await PreviewPage.open(browser, { files: published, size: wide });
    for (const look of [() => preview.page.keyboard.press("0"), zoomOut]) {
      await look();
      assert.deepEqual(await preview.page.evaluate(titlesOutside), []);
    }
  });

  it("enlarge names from afar and leave out what is less", async () => {
    preview = await PreviewPage.open(browser, { files: shop, size: wide });
    const height = () =>
      preview.page.locator('[data-node="service_audit"] .title').evaluate((row) => row.getBoundingClientRect().height);
    const near = (await height()) / (await zoom());
    await zoomOut();
    assert.ok((await height()) / (await zoom()) > near * 1.25);
    const hidden = await preview.page
      .locator('[data-node="service_audit"] .text-outer-tspan:not(.title)')
      .evaluate((row) => getComputedStyle(row).visibility);
    assert.equal(hidden, "hidden");
  });

  it("put no badge over a name, from near and from afar", async () => {
    preview = await PreviewPage.open(browser, { files: shop, size: wide });
    assert.ok((await preview.page.locator("#drawing .badge").count()) > 5);
    assert.deepEqual(await preview.page.evaluate(coveredNames), []);
    await zoomOut();
    assert.deepEqual(await preview.page.evaluate(coveredNames), []);
  });

  it("end every line at an outline", async () => {
    preview = await PreviewPage.open(browser, { files: named, size: wide });
    assert.deepEqual(await preview.page.evaluate(looseEnds), []);
  });

  it("let no line run through a frame's title", async () => {
    const each = (line: (index: number) => string) => Array.from({ length: 4 }, (_, index) => line(index)).join("\n");
    const links = each((n) => `client c${n}\nc${n} -> s${n}`);
    const design = `group "All orders of us" {\n${each((n) => `service s${n}`)}\n}\n${links}`;
    preview = await PreviewPage.open(browser, { files: design, size: wide });
    assert.equal(await preview.page.locator(".cluster-label").count(), 1);
    assert.deepEqual(await preview.page.evaluate(crossedTitles), []);
  });

  it("show all of a drawing at first where its names can be read", async () => {
    preview = await PreviewPage.open(browser, { files: shop, size: { width: 700, height: 700 } });
    assert.ok((await zoom()) >= 0.38);
    assert.equal(await preview.page.evaluate(nodesOutOfSight), 0);
  });

  it("begin with what comes first, at a zoom at which all can be read, where all is too much", async () => {
    preview = await PreviewPage.open(browser, { files: groupedDesign(8, 8), size: { width: 420, height: 420 } });
    assert.ok((await zoom()) >= 0.62, String(await zoom()));
    assert.ok((await preview.page.evaluate(nodesOutOfSight)) > 0);
    const first = await preview.page.locator('[data-node="client_web"]').boundingBox();
    assert.ok(first && first.x >= 0 && first.x + first.width <= 420 && first.y >= 0 && first.y + first.height <= 420);
  });

  it("turn a drawing so that it is larger in its panel, and leave it so while it is edited", async () => {
    const chain = "client a\nservice b\nservice c\nservice d\nservice e\na -> b -> c -> d -> e\n";
    preview = await PreviewPage.open(browser, { files: chain, size: { width: 1300, height: 360 } });
    const isAcross = async () => {
      const [a, b] = [await box("client_a"), await box("service_e")];
      return Math.abs(a.x - b.x) > Math.abs(a.y - b.y);
    };
    assert.equal(await isAcross(), true);
    await preview.page.setViewportSize({ width: 420, height: 900 });
    await preview.edit(`${chain}service f\ne -> f\n`);
    assert.equal(await isAcross(), true);
    await preview.show("element:c");
    await preview.show("design");
    assert.equal(await isAcross(), false);
  });

  it("have a legend of the shapes and lines in use and no others, away from a narrow drawing until it is asked for", async () => {
    preview = await PreviewPage.open(browser, {
      files: "client a\nservice b\nstore c\na -> b -> c",
      size: { width: 420, height: 700 },
    });
    const legend = preview.page.locator("#legend");
    assert.equal(await legend.isVisible(), false);
    await preview.page.getByRole("button", { name: "Legend" }).click();
    assert.deepEqual(await legend.locator("li").allTextContents(), ["client", "service", "store", "call"]);
  });

  it("draw participants of a flow with the shapes that they have in the design", async () => {
    preview = await PreviewPage.open(browser, { files: shop, view: "flow:buy", size: wide });
    const shapes = await preview.page.locator("#drawing .participant .outline .body").count();
    assert.equal(shapes, await preview.page.locator("#drawing .participant").count());
    assert.equal(await preview.page.locator("#drawing .participant.kind-cache .outline .detail").count(), 1);
    assert.deepEqual(await preview.page.evaluate(labelsOutside), []);
  });

  async function box(node: string): Promise<{ x: number; y: number }> {
    const found = await preview.page.locator(`[data-node="${node}"]`).boundingBox();
    assert.ok(found);
    return found;
  }
});

describe("the shapes of drawings", () => {
  it("have an outline of our own for every shape", () => {
    const plain = shapeNamed(undefined);
    const missing = [...Object.values(shapes), clusterShape].filter((name) => shapeNamed(name) === plain);
    assert.deepEqual(missing, []);
  });
});

/** Nodes and participants whose visible rows of text reach out of their outline's box. */
function labelsOutside(): string[] {
  return [...document.querySelectorAll<SVGElement>("#drawing :is(.node, .participant)")].flatMap((node) => {
    const outline = node.querySelector(".outline .body")?.getBoundingClientRect();
    if (!outline) return [`${node.dataset["node"] ?? ""} has no outline`];
    return [...node.querySelectorAll(".text-outer-tspan, text.actor tspan")].flatMap((row) => {
      if (getComputedStyle(row).visibility === "hidden") return [];
      const { left, right, top, bottom } = row.getBoundingClientRect();
      const inside =
        left >= outline.left - 0.5 &&
        right <= outline.right + 0.5 &&
        top >= outline.top - 0.5 &&
        bottom <= outline.bottom + 0.5;
      return inside ? [] : [`${node.dataset["node"] ?? ""}: ${row.textContent}`];
    });
  });
}

/** Names of nodes that a badge, whosever it is, lies on. */
function coveredNames(): string[] {
  const badges = [...document.querySelectorAll("#drawing .badge .shape")].map((badge) => badge.getBoundingClientRect());
  return [...document.querySelectorAll("#drawing .node .title")].flatMap((title) => {
    const name = title.getBoundingClientRect();
    const covered = badges.some(
      (badge) =>
        badge.left < name.right - 1 &&
        badge.right > name.left + 1 &&
        badge.top < name.bottom - 2 &&
        badge.bottom > name.top + 2,
    );
    return covered ? [title.textContent] : [];
  });
}

/** Lines whose last point is farther from the outline of the node that they lead to than an arrowhead is long. */
function looseEnds(): string[] {
  const arrowhead = 7;
  const bodies = [...document.querySelectorAll<SVGGeometryElement>("#drawing .node .outline .body")];
  return [...document.querySelectorAll<SVGPathElement>("#drawing path.flowchart-link")].flatMap((line) => {
    const end = line.getPointAtLength(line.getTotalLength());
    const isNear = bodies.some((body) => {
      const matrix = body
        .getCTM()
        ?.inverse()
        .multiply(line.getCTM() ?? new DOMMatrix());
      if (!matrix) return false;
      const around = Array.from({ length: 16 }, (_, step) => (step / 8) * Math.PI);
      return around.some((angle) =>
        body.isPointInFill(
          new DOMPoint(end.x + arrowhead * Math.cos(angle), end.y + arrowhead * Math.sin(angle)).matrixTransform(
            new DOMMatrix([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f]),
          ),
        ),
      );
    });
    return isNear ? [] : [line.dataset["id"] ?? ""];
  });
}

/** The titles that reach over the right side of their frame; runs in the page. */
function titlesOutside(): string[] {
  return [...document.querySelectorAll<SVGGElement>("#drawing [data-title-of]")].flatMap((label) => {
    const frame = document.getElementById(label.dataset["titleOf"] ?? "")?.querySelector("rect");
    const reaches = !frame || label.getBoundingClientRect().right > frame.getBoundingClientRect().right;
    return reaches ? [label.textContent] : [];
  });
}

/** Titles of frames with a point of a line on them. */
function crossedTitles(): string[] {
  const lines = [...document.querySelectorAll<SVGPathElement>("#drawing path.flowchart-link")];
  const points = lines.flatMap((line) => {
    const matrix = line.getScreenCTM() ?? new DOMMatrix();
    const length = line.getTotalLength();
    return Array.from({ length: Math.ceil(length / 2) + 1 }, (_, step) =>
      line.getPointAtLength(Math.min(step * 2, length)).matrixTransform(matrix),
    );
  });
  return [...document.querySelectorAll("#drawing .cluster-label text")].flatMap((title) => {
    const { left, right, top, bottom } = title.getBoundingClientRect();
    const crossed = points.some(({ x, y }) => x > left && x < right && y > top && y < bottom);
    return crossed ? [title.textContent] : [];
  });
}

/** How many nodes are not wholly in the area of the drawing. */
function nodesOutOfSight(): number {
  const area = document.querySelector("#drawing")!.getBoundingClientRect();
  return [...document.querySelectorAll("#drawing .node .outline")].filter((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return left < area.left || right > area.right || top < area.top || bottom > area.bottom;
  }).length;
}
