import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ensurePackages } from "./ensure-packages.mjs";
import { leanChevrotain } from "./lib/lean-chevrotain.mjs";
import { runAsScript } from "./lib/main.mjs";
import { leanMermaid } from "./lib/lean-mermaid.mjs";
import { plainBuiltins } from "./lib/plain-builtins.mjs";
import { inProject, projectDir } from "./lib/project.mjs";
import { runOrThrow } from "./lib/run.mjs";
import { thirdPartyNotices } from "./lib/third-party-notices.mjs";

/**
 * @typedef {import("esbuild").BuildOptions & { owns?: readonly string[] }} Bundle `owns`: folders where nothing else is
 * written, so that what an earlier build left there can go
 */

/**
 * What VS Code's Node.js extension host, and Node.js 20 itself, load. Packages that come as ES modules too are taken as
 * those: their other form looks for its parts only when it runs, where a bundle can't have them.
 *
 * @type {Partial<Bundle>}
 */
const forNode = {
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  // the sources are ES modules, the bundle is not
  define: { "import.meta.dirname": "__dirname" },
};

/**
 * What starts anew each time and should do so at once. V8 checks each literal of a regular expression while it reads a script, used or not, and
 * looks up Unicode's properties for it, which takes longer than anything else in some files; one that is made of a string waits until it is used.
 * It also reads what is strict, as the sources are, faster than what is not.
 *
 * @type {Partial<Bundle>}
 */
const forCommandLine = {
  ...forNode,
  supported: { "regexp-sticky-and-unicode-flags": false },
  banner: { js: '"use strict";' },
  plugins: [plainBuiltins],
};

/** What a web worker loads: one classic script. @type {Partial<Bundle>} */
const forWorker = { platform: "browser", target: "es2022" };

/** @type {Readonly<Record<string, Bundle>>} */
const bundles = {
  client: {
    ...forNode,
    entryPoints: ["client/src/node/extension.ts"],
    outfile: "dist/client.js",
    external: ["vscode"],
  },
  "browser-client": {
    ...forWorker,
    // VS Code's worker host evaluates the extension as a CommonJS module
    format: "cjs",
    entryPoints: ["client/src/browser/extension.ts"],
    outfile: "dist/browser-client.js",
    external: ["vscode"],
  },
  server: {
    ...forNode,
    entryPoints: ["server/src/hosts/node.ts"],
    outfile: "dist/server.js",
    plugins: [leanChevrotain],
  },
  "browser-server": {
    ...forWorker,
    format: "iife",
    entryPoints: ["server/src/hosts/browser.ts"],
    outfile: "dist/browser-server.js",
    plugins: [leanChevrotain],
  },
  cli: {
    ...forCommandLine,
    entryPoints: ["server/src/hosts/cli.ts"],
    outfile: "dist/cli.js",
    banner: { js: '#!/usr/bin/env node\n"use strict";' },
    // Node.js's loader of ES modules takes longer than what it would load here
    supported: { ...forCommandLine.supported, "dynamic-import": false },
    plugins: [plainBuiltins, apart({ "./designs.js": "./cli-designs.js", "./explain.js": "./cli-explain.js" })],
  },
  "cli-designs": {
    ...forCommandLine,
    entryPoints: ["server/src/hosts/cli/designs.ts"],
    outfile: "dist/cli-designs.js",
    plugins: [plainBuiltins, leanChevrotain],
  },
  "cli-explain": {
    ...forCommandLine,
    entryPoints: ["server/src/hosts/cli/explain.ts"],
    outfile: "dist/cli-explain.js",
  },
  // both draw with Mermaid, in the chunks that they share
  drawing: {
    platform: "browser",
    target: "es2022",
    format: "esm",
    // Mermaid's diagrams are chunks of their own, loaded when a view needs them
    splitting: true,
    entryPoints: {
      "webview/main": "client/src/preview/webview/main.ts",
      "markdown/drawing/draw-all": "client/src/markdown/preview/draw-all.ts",
    },
    outdir: "dist",
    chunkNames: "webview/chunks/[name]-[hash]",
    owns: ["dist/webview", "dist/markdown/drawing"],
    plugins: [leanMermaid],
  },
  "markdown-preview": {
    platform: "browser",
    target: "es2022",
    // Markdown's preview loads classic scripts
    format: "iife",
    entryPoints: ["client/src/markdown/preview/main.ts"],
    outfile: "dist/markdown/main.js",
  },
};

/**
 * Leaves modules that are imported when they are needed to bundles of their own.
 *
 * @param {Readonly<Record<string, string>>} bundles the bundle, from beside the one that imports it, by the module as it is imported
 * @returns {import("esbuild").Plugin}
 */
function apart(bundles) {
  return {
    name: "apart",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path: wanted, kind }) => {
        const bundle = kind === "dynamic-import" ? bundles[wanted] : undefined;
        return bundle === undefined ? undefined : { path: bundle, external: true };
      });
    },
  };
}

/** Writes what is generated from the sources; see scripts/generate.ts. Throws when a generator does. */
export async function generate() {
  await runOrThrow("Generating", process.execPath, ["--import", "tsx", "scripts/generate.ts"]);
}

/** Generates and bundles everything into dist/. Throws with esbuild's messages when a bundle fails. */
export async function build() {
  await generate();
  const { build: bundle } = await import("esbuild");
  const inputs = await Promise.all(
    Object.entries(bundles).map(async ([name, options]) => {
      const { metafile } = await bundle(withDefaults(options));
      finish(name, options, /** @type {import("esbuild").Metafile} */ (metafile));
      return Object.keys(/** @type {import("esbuild").Metafile} */ (metafile).inputs);
    }),
  );
  writeFileSync(inProject("dist/THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(inputs.flat()));
}

/** Generates, then bundles again at each change of a source, readable and with source maps, until it is ended. */
async function watch() {
  await generate();
  const { context } = await import("esbuild");
  for (const options of Object.values(bundles)) {
    const running = await context({ ...withDefaults(options), minify: false, sourcemap: true, logLevel: "info" });
    await running.watch();
  }
}

/**
 * @param {Bundle} options
 * @returns {import("esbuild").BuildOptions}
 */
function withDefaults(options) {
  const { owns, ...own } = options;
  return {
    absWorkingDir: projectDir,
    bundle: true,
    minify: true,
    metafile: true,
    legalComments: "none",
    logLevel: "warning",
    ...own,
  };
}

/**
 * Keeps the account of what is in the bundle, and throws away what an earlier build left beside it.
 *
 * @param {string} name
 * @param {Bundle} options
 * @param {import("esbuild").Metafile} metafile
 */
function finish(name, { owns = [], outfile, banner }, metafile) {
  mkdirSync(inProject("out/meta"), { recursive: true });
  writeFileSync(inProject("out/meta", `${name}.json`), JSON.stringify(metafile));
  for (const folder of owns) removeAllBut(folder, Object.keys(metafile.outputs));
  if (outfile !== undefined && banner?.["js"]?.startsWith("#!")) chmodSync(inProject(outfile), 0o755);
}

/**
 * @param {string} folder
 * @param {readonly string[]} outputs paths from the project's folder, with `/`
 */
function removeAllBut(folder, outputs) {
  const kept = new Set(outputs.map((output) => inProject(output)));
  for (const entry of readdirSync(inProject(folder), { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file)) rmSync(file);
  }
}

await runAsScript(import.meta.url, async () => {
  await ensurePackages();
  await (process.argv.includes("--watch") ? watch() : build());
});
