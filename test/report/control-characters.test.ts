import assert from "node:assert/strict";
import { folderWith, lintel } from "../harness/command-line.js";

const colour = "\u001b[31m";
const turned = "\u202e";

/** Hostile in every place that a report shows: a line of the source, a message, a related place, an acceptance, the name of a file. */
const files = {
  [`a${colour}.lintel`]: `client x "a${colour}" { rate: 5 }
service a { accept policy { reason: "r${colour}${turned}" } }
service  b
policy p "P${colour}" { require service { owner } }
`,
};

describe("reports for a terminal", () => {
  const cwd = folderWith(files);

  it("hold no control characters of a design or of a file's name", async () => {
    const { stdout } = await lintel(["check"], { cwd });
    assert.match(stdout, /the policy "P\ufffd\[31m"/);
    assert.match(stdout, /a\ufffd\[31m\.lintel/);
    assert.match(stdout, /│ client x "a\ufffd\[31m"/);
    assert.match(stdout, /r\ufffd\[31m\ufffd/);
    assert.doesNotMatch(stdout, /[^\P{Cc}\n]|\u202e/u);
  });

  for (const args of [
    ["format", "--check"],
    ["report", "."],
    ["draw", Object.keys(files)[0] ?? ""],
  ]) {
    it(`nor does what lintel ${args[0] ?? ""} prints`, async () => {
      const { stdout } = await lintel(args, { cwd });
      assert.notEqual(stdout, "");
      assert.doesNotMatch(stdout, /[^\P{Cc}\n]|\u202e/u);
    });
  }

  it("nor does what is complained of", async () => {
    const { code, stderr } = await lintel(["check", `no${colour}`], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /no\ufffd\[31m/);
  });
});
