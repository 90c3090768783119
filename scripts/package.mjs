import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { build } from "./build.mjs";
import { allowedFiles } from "./lib/allowed-files.mjs";
import { runAsScript } from "./lib/main.mjs";
import { inProject, projectDir } from "./lib/project.mjs";
import { projectManifest, vsix } from "./lib/vsix.mjs";

/** All that goes into the extension: nothing that is not named here. */
const allowed = [
  "CHANGELOG.md",
  "LICENSE",
  "dist/THIRD-PARTY-NOTICES.txt",
  "dist/browser-client.js",
  "dist/browser-server.js",
  "dist/client.js",
  "dist/handbook.json",
  "dist/markdown",
  "dist/server.js",
  "dist/webview",
  "grammar/language-configuration.json",
  "grammar/lintel-markdown.tmLanguage.json",
  "grammar/lintel.tmLanguage.json",
  "media/file-dark.svg",
  "media/file-light.svg",
  "media/icon.png",
  "media/lintel.schema.json",
  "media/walkthrough",
  "snippets/lintel.json",
];

/** What only those need who work on the extension. */
const ofDevelopment = new Set(["allowScripts", "devDependencies", "files", "private", "scripts"]);

/**
 * Packs what is built as the extension's .vsix.
 *
 * @param {string} [folder] where it is written
 * @returns {Promise<string>} its absolute path
 * @throws where something that belongs in it is not there
 */
export async function packExtension(folder = projectDir) {
  const manifest = projectManifest();
  const shipped = Object.fromEntries(Object.entries(manifest).filter(([key]) => !ofDevelopment.has(key)));
  /** @type {Map<string, Buffer>} */
  const files = new Map([
    ["package.json", Buffer.from(`${JSON.stringify(shipped, null, 2)}\n`)],
    // the project's own is about working on it
    ["README.md", readFileSync(inProject("scripts/package/extension.md"))],
  ]);
  for (const file of allowedFiles(allowed)) files.set(file, readFileSync(inProject(file)));
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, `${manifest.name}-${manifest.version}.vsix`);
  writeFileSync(target, await vsix(manifest, files));
  return target;
}

await runAsScript(import.meta.url, async () => {
  await build();
  process.stdout.write(`${path.relative(process.cwd(), await packExtension())}\n`);
});
