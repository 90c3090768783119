import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { build } from "./build.mjs";
import { allowedFiles } from "./lib/allowed-files.mjs";
import { runAsScript } from "./lib/main.mjs";
import { npm } from "./lib/npm.mjs";
import { inProject, projectDir } from "./lib/project.mjs";
import { projectManifest } from "./lib/vsix.mjs";

/** All that goes into the package: nothing that is not named here. */
const allowed = [
  "CHANGELOG.md",
  "LICENSE",
  "dist/THIRD-PARTY-NOTICES.txt",
  "dist/cli-designs.js",
  "dist/cli-explain.js",
  "dist/cli.js",
  "dist/handbook.json",
  "dist/server.js",
];

/**
 * Packs what is built as the npm package of the command line, which depends on nothing.
 *
 * @param {string} [folder] where it is written
 * @returns {Promise<string>} the absolute path of its .tgz
 * @throws where something that belongs in it is not there, or with npm's output where npm fails
 */
export async function packCommandLine(folder = projectDir) {
  const manifest = commandLineManifest();
  const staged = mkdtempSync(path.join(tmpdir(), "lintel-pack-"));
  try {
    for (const file of allowedFiles(allowed)) cpSync(inProject(file), path.join(staged, file));
    cpSync(inProject("scripts/package/command-line.md"), path.join(staged, "README.md"));
    writeFileSync(path.join(staged, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    mkdirSync(folder, { recursive: true });
    await npm("Packing the command line", ["pack", "--silent", "--pack-destination", folder], { cwd: staged });
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
  return path.join(folder, `${manifest.name}-${manifest.version}.tgz`);
}

function commandLineManifest() {
  const { name, version, license, keywords, engines } = /** @type {Readonly<Record<string, any>>} */ (
    projectManifest()
  );
  return {
    name,
    version,
    description: "Design reviews on the command line and in CI, and a language server for editors.",
    license,
    keywords,
    engines: { node: engines["node"] },
    bin: { lintel: "dist/cli.js" },
    files: ["CHANGELOG.md", "dist"],
  };
}

await runAsScript(import.meta.url, async () => {
  await build();
  process.stdout.write(`${path.relative(process.cwd(), await packCommandLine())}\n`);
});
