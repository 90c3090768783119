import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { inProject } from "../../scripts/lib/project.mjs";
import { cacheFolder } from "../../server/src/hosts/cli/compiled-code.js";

describe("The folder for compiled code", () => {
  it("is the user's own, never one in which others may write", () => {
    const below = (...parts: readonly string[]) => path.join(...parts, "lintel");
    assert.equal(cacheFolder({ HOME: "/home/ada" }, "linux"), below("/home/ada", ".cache"));
    assert.equal(cacheFolder({ HOME: "/home/ada", XDG_CACHE_HOME: "/caches" }, "linux"), below("/caches"));
    assert.equal(cacheFolder({ HOME: "/home/ada", XDG_CACHE_HOME: "" }, "linux"), below("/home/ada", ".cache"));
    assert.equal(cacheFolder({ LOCALAPPDATA: "C:\\Local", HOME: "/home/ada" }, "win32"), below("C:\\Local"));
  });

  it("is none where the user has none", () => {
    assert.equal(cacheFolder({}, "linux"), undefined);
    assert.equal(cacheFolder({ HOME: "" }, "darwin"), undefined);
    assert.equal(cacheFolder({ HOME: "/home/ada" }, "win32"), undefined);
  });
});

describe("Compiled code that is kept", () => {
  let caches = "";

  beforeEach(() => {
    caches = mkdtempSync(path.join(tmpdir(), "lintel-code-"));
  });
  afterEach(() => rmSync(caches, { recursive: true }));

  function review(more: NodeJS.ProcessEnv = {}): string {
    const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: undefined, XDG_CACHE_HOME: caches, ...more };
    const args = [inProject("dist/cli.js"), "check", "--stdin", "--format", "json"];
    const { stdout, stderr } = spawnSync(process.execPath, args, { input: "store a {}\n", encoding: "utf8", env });
    assert.equal(stderr, "");
    return stdout;
  }

  function kept(): readonly string[] {
    const entries = readdirSync(caches, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  }

  it("changes nothing of what is said, whatever has become of it", () => {
    const first = review();
    assert.ok(kept().length > 0);
    assert.equal(review(), first);
    const damages: readonly ((file: string) => void)[] = [
      (file) => truncateSync(file, 1000),
      (file) => writeFileSync(file, ""),
      (file) => writeFileSync(file, flipped(readFileSync(file))),
    ];
    for (const damage of damages) {
      kept().forEach(damage);
      assert.equal(review(), first);
    }
    assert.equal(review({ XDG_CACHE_HOME: "/dev/null" }), first);
  });

  it("is used by the next call, and made anew where it is damaged", () => {
    review();
    const [file = ""] = kept();
    const before = readFileSync(file);
    review();
    assert.deepEqual(readFileSync(file), before);
    writeFileSync(file, flipped(before));
    review();
    assert.notDeepEqual(readFileSync(file), flipped(before));
  });

  it("is none where it is refused", () => {
    review({ NODE_DISABLE_COMPILE_CACHE: "1" });
    assert.deepEqual(kept(), []);
  });
});

/** The bytes with one in their midst another. */
function flipped(bytes: Buffer): Buffer {
  const other = Buffer.from(bytes);
  const middle = other.length >> 1;
  other.writeUInt8(other.readUInt8(middle) ^ 0xff, middle);
  return other;
}
