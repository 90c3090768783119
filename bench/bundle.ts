import path from "node:path";
import { build } from "esbuild";
import { inProject } from "../scripts/lib/project.mjs";

/**
 * Bundles a TypeScript source for Node.js as the product is bundled, for what is measured must run as it does with users; gives the absolute
 * path of the bundle.
 *
 * @param source from the project's folder
 */
export async function bundled(source: string): Promise<string> {
  const outfile = inProject("out/bench", `${path.basename(source, ".ts")}.cjs`);
  await build({
    entryPoints: [inProject(source)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    minify: true,
    define: { "import.meta.dirname": "__dirname" },
    logLevel: "error",
  });
  return outfile;
}
