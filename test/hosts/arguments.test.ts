import assert from "node:assert/strict";
import { parseArgs } from "node:util";
import { readArguments } from "../../server/src/hosts/cli/arguments.js";

const options = {
  format: { type: "string", default: "pretty" },
  output: { type: "string" },
  fix: { type: "boolean", default: false },
} as const;

describe("Arguments without an option", () => {
  it("are read as Node.js's own parser reads them", () => {
    for (const args of [[], ["a.lintel"], ["b", "a", "a"], [""], ["a-b", "c=--d"]]) {
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      assert.deepEqual(readArguments(args, options), { values: { ...values }, positionals });
    }
  });

  it("are none where one begins with a dash", () => {
    assert.deepEqual({ ...readArguments(["a", "--fix"], options).values }, { format: "pretty", fix: true });
    assert.deepEqual(readArguments(["-"], options).positionals, ["-"]);
    assert.throws(() => readArguments(["a", "--fixx"], options), { message: /no option "--fixx"/ });
  });
});
