import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { inProject } from "../../scripts/lib/project.mjs";

const sources = inProject("test/editor/suite");
const built = inProject("out/editor");

/** Compiles the suite to what the extension host loads, each test file by itself; gives the path of its entry. */
export async function buildSuite(): Promise<string> {
  rmSync(built, { recursive: true, force: true });
  const tests = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".test.ts"));
  await build({
    // a test may stand in a folder below; here all stand beside the entry, which looks for them there
    entryPoints: Object.fromEntries(
      ["index.ts", ...tests].map((name) => [
        name.replace(/\.ts$/, "").replaceAll(path.sep, "-"),
        path.join(sources, name),
      ]),
    ),
    outdir: built,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return path.join(built, "index.js");
}
