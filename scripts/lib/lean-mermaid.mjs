import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "./project.mjs";

/*
 * Mermaid as a drawing of a design needs it. It comes with all its kinds of diagram, and its ELK layout with a second copy of all of
 * Mermaid: the bundle would be nearly three times as large.
 */

const mermaid = inProject("node_modules/mermaid/dist");
const chunks = path.join(mermaid, "chunks/mermaid.core");

/** What Mermaid loads when it needs it and a design's drawing may need. */
const needed = /^(?:flowDiagram|sequenceDiagram|dagre|sizeCapture)-/;

/** Where, in the file of the ELK layout, the copy of Mermaid ends and the layout begins. */
const layoutBegins = '// src/render.ts\nimport { curveLinear } from "d3";';

/** @type {import("esbuild").Plugin} */
export const leanMermaid = {
  name: "lean-mermaid",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:\.|katex$)/ }, ({ path: wanted, kind, resolveDir }) =>
      kind === "dynamic-import" && isMermaid(resolveDir) && !needed.test(path.basename(wanted))
        ? { path: wanted, namespace: "left-out" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "left-out" }, ({ path: wanted }) => ({
      contents: `throw new Error(${JSON.stringify(`${path.basename(wanted)} is no part of this bundle.`)});`,
    }));
    onLoad({ filter: /layout-elk\.core[/\\]render-\w+\.mjs$/ }, ({ path: file }) => ({
      contents: onMermaidItself(readFileSync(file, "utf8")),
      resolveDir: path.dirname(file),
    }));
  },
};

/** @param {string} folder */
function isMermaid(folder) {
  return folder === mermaid || folder === chunks;
}

/**
 * The ELK layout on the Mermaid that it lays out for.
 *
 * @param {string} text the layout's file
 * @returns {string}
 */
function onMermaidItself(text) {
  const start = text.indexOf(layoutBegins);
  if (start < 0)
    throw new Error("The ELK layout for Mermaid is bundled in another way than before: see lean-mermaid.mjs.");
  const renderer = path.join(chunks, chunkThatExports("createCommonLayoutRenderer"));
  return [
    'import mermaid_default from "mermaid";',
    `import { createCommonLayoutRenderer } from ${JSON.stringify(renderer)};`,
    "const __name = (value) => value;",
    text.slice(start),
  ].join("\n");
}

/**
 * @param {string} name
 * @returns {string} the one of Mermaid's chunks that exports the name
 */
function chunkThatExports(name) {
  const exported = new RegExp(`export \\{[^}]*\\b${name}\\b[^}]*\\};?\\s*$`);
  const found = readdirSync(chunks).find(
    (file) => file.endsWith(".mjs") && exported.test(readFileSync(path.join(chunks, file), "utf8")),
  );
  if (found === undefined) throw new Error(`No part of Mermaid exports ${name}.`);
  return found;
}
