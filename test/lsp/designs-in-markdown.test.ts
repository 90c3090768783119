import assert from "node:assert/strict";
import type {
  DrawResult,
  PreviewFailure,
  ViewsResult,
  DesignParams,
  LintelRequests,
} from "../../server/src/lsp/protocol.js";
import { Wire } from "../harness/wire.js";

const uri = "file:///nowhere/notes.md";
const text = `# Notes

\`\`\`lintel
design "First" { owner: "team" }
service a
\`\`\`

Between.

\`\`\`lintel
service b
client c
c -> b
flow use { c -> b }
\`\`\`
`;

describe("The wire: designs in Markdown", () => {
  let wire: Wire;
  before(async () => {
    wire = await Wire.start({ initializationOptions: { lensCommands: { openView: "open", showFindings: "show" } } });
    await wire.open(uri, text, "markdown");
  });
  after(() => wire.stop());

  const views = (params: DesignParams) => wire.request<ViewsResult>("lintel/views", params);
  const draw = (params: LintelRequests["lintel/draw"]["params"]) => wire.request<DrawResult>("lintel/draw", params);

  it("are listed by title and place", async () => {
    const { designs = [] } = await views({ uri });
    assert.deepEqual(
      designs.map(({ title, span }) => [title, text.slice(span.start, span.end).split("\n")[0]]),
      [
        ["First", `design "First" { owner: "team" }`],
        ["Design 2", "service b"],
      ],
    );
  });

  it("are each drawn, viewed and tried out, the first where none is named", async () => {
    const first = await draw({ uri, view: "design" });
    assert.deepEqual(
      first.drawing?.nodes.map(({ title }) => title),
      ["a"],
    );
    const second = await draw({ uri, fence: 1, view: "flow:use" });
    assert.deepEqual(
      second.drawing?.nodes.map(({ title }) => title),
      ["c", "b"],
    );
    const [node] = second.drawing?.nodes ?? [];
    assert.equal(node?.location.uri, uri);
    assert.equal(text.slice(node?.location.span.start, node?.location.span.end), "c");
    assert.ok((await views({ uri, fence: 1 })).views.some(({ id }) => id === "flow:use"));
    const failure = await wire.request<PreviewFailure>("lintel/whatIf", { uri, fence: 1, lost: ["element:b"] });
    const { scenario } = failure;
    assert.deepEqual(
      failure.flows.map(({ state }) => state),
      ["down"],
    );
    // the scenario goes into its own fence
    assert.equal(text.slice(scenario?.span.start ?? 0), "```\n");
  });

  it("are named by the lenses above their flows", async () => {
    const lenses = await wire.request<{ command: { arguments?: unknown[] } }[]>("textDocument/codeLens", {
      textDocument: { uri },
    });
    const opened = lenses.map(({ command }) => command.arguments ?? []).filter((all) => all.length > 1);
    assert.ok(opened.length > 0);
    for (const each of opened) assert.deepEqual(each, [uri, "flow:use", 1]);
  });

  it("are none where a document has no such fence", async () => {
    assert.deepEqual((await views({ uri, fence: 7 })).views, []);
    assert.equal((await draw({ uri, fence: 7, view: "design" })).drawing, undefined);
  });
});
