import assert from "node:assert/strict";
import { hasFence } from "../../client/src/documents.js";
import { lintelFences } from "../../server/src/text/markdown-fences.js";

describe("Markdown that holds a design", () => {
  const fences = [
    "```lintel\nservice a\n```",
    "~~~~ lintel fires\nservice a\n~~~~",
    "- a list\n\n  ```lintel\n  service a\n  ```",
    "1. ```lintel\n   service a\n   ```",
    "> ```lintel\n> service a\n> ```",
  ];
  for (const markdown of fences) {
    it(`is ${JSON.stringify(markdown)}, as the server reads it`, () => {
      assert.equal(hasFence(`# Title\n\n${markdown}\n`), true);
      assert.equal(lintelFences(`# Title\n\n${markdown}\n`).length, 1);
    });
  }

  for (const markdown of ["lintel", "`lintel`", "```json\nlintel\n```", "```lintels\n```", "``lintel``"]) {
    it(`is not ${JSON.stringify(markdown)}`, () => {
      assert.equal(hasFence(markdown), false);
      assert.equal(lintelFences(markdown).length, 0);
    });
  }
});
