import assert from "node:assert/strict";
import { headDesigns } from "../../server/src/service/heads.js";
import { folder, serviceWith } from "../harness/review.js";

function heads(files: Readonly<Record<string, string>>): readonly string[] {
  const roots = Object.keys(files).map((path) => folder + path);
  return headDesigns(serviceWith({ files }).snapshot(), roots).map((uri) => uri.slice(folder.length));
}

const importing = (...names: readonly string[]) =>
  names.map((name) => `import { ${name} } from "./${name}.lintel"\n`).join("");

describe("Designs that are part of no other", () => {
  it("are those that nobody imports, directly or not", () => {
    const files = {
      "a.lintel": `${importing("b")}service a {}\na -> b\n`,
      "b.lintel": `${importing("c")}service b {}\nb -> c\n`,
      "c.lintel": "service c {}\n",
      "alone.lintel": "service x {}\n",
    };
    assert.deepEqual(heads(files), ["a.lintel", "alone.lintel"]);
  });

  it("are one of those that import each other", () => {
    const files = {
      "a.lintel": `${importing("b")}service a {}\na -> b\n`,
      "b.lintel": `${importing("a")}service b {}\nb -> a\n`,
    };
    assert.deepEqual(heads(files), ["a.lintel"]);
  });
});
