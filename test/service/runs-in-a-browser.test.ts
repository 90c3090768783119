import assert from "node:assert/strict";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { inProject } from "../../scripts/lib/project.mjs";

/** Bundles as for a browser, where nothing of Node.js can be had. */
async function bundleForBrowser(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: inProject("."), loader: "ts" },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "bundle",
    target: "es2022",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  assert.ok(file);
  return file.text;
}

describe("the service in a browser", () => {
  it("reviews a design where there is neither Node.js nor a page", async () => {
    const script = await bundleForBrowser(`
      import { LanguageService } from "./server/src/service.js";
      export function review(text) {
        const service = new LanguageService({ today: () => "2026-01-01" });
        service.setFile("file:///a.lintel", text);
        return service.snapshot().findings("file:///a.lintel").map((finding) => finding.rule);
      }
    `);
    const bare = createContext({});
    const rules = runInContext(`${script}; JSON.stringify(bundle.review("design \\"A\\" {"))`, bare) as string;
    assert.match(rules, /syntax-/);
  });
});
