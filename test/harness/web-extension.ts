import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inProject } from "../../scripts/lib/project.mjs";
import type { TemporaryCopy } from "./temporary-copy.js";

/** What the manifest names, and its scripts need. */
const parts = ["dist", "grammar", "media", "snippets"];

/**
 * The extension as one that has nothing but its `browser` entry: VS Code can then run it nowhere but in the browser's web worker,
 * as it does on vscode.dev.
 */
export function webExtension(): TemporaryCopy {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), "lintel-web-")));
  const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as Readonly<Record<string, unknown>>;
  writeFileSync(
    path.join(dir, "package.json"),
    JSON.stringify({ ...manifest, main: undefined, extensionKind: undefined }),
  );
  for (const part of parts) symlinkSync(inProject(part), path.join(dir, part));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
