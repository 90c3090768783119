import assert from "node:assert/strict";
import { resolveImportPath } from "../../server/src/design/import-path.js";

describe("The path of an import", () => {
  it("that holds half of a surrogate pair names no file, and nothing fails", () => {
    const resolved = resolveImportPath("file:///designs/a.lintel", "./x\ud800.lintel", () => true);
    assert.match("problem" in resolved ? resolved.problem : "", /names no file/);
  });

  it("is relative to the file that imports", () => {
    const resolved = resolveImportPath("file:///designs/shop/a.lintel", "../lib/b.lintel", () => true);
    assert.deepEqual(resolved, { uri: "file:///designs/lib/b.lintel" });
  });
});
