import assert from "node:assert/strict";
import path from "node:path";
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
