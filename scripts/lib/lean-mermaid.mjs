import { readFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "./project.mjs";

/*
 * Mermaid as a drawing of a design needs it. It comes with all its kinds of diagram: the bundle would be far larger. What is changed in it
 * fails the build where another version is otherwise.
 */

const mermaid = inProject("node_modules/mermaid/dist");
const chunks = path.join(mermaid, "chunks/mermaid.core");

/** What Mermaid loads when it needs it and a design's drawing may need. */
const needed = /^(?:flowDiagram|sequenceDiagram|dagre|sizeCapture)-/;

/**
 * Mermaid copies its whole configuration each time that a part of it looks at one, three thousand times for a drawing of a hundred nodes: a third
 * of all its time. The configuration is another object after each change, so that one copy does for all who look until then.
 */
const copying = "return assignWithDepth_default({}, currentConfig);";
const copyingOnce = `
  if (getConfig.of !== currentConfig) {
    getConfig.of = currentConfig;
    getConfig.copy = assignWithDepth_default({}, currentConfig);
  }
  return { ...getConfig.copy };`;

/** @type {import("esbuild").Plugin} */
export const leanMermaid = {
  name: "lean-mermaid",
  setup({ onResolve, onLoad, onEnd }) {
    let copiesOnce = false;
    onResolve({ filter: /^(?:\.|katex$)/ }, ({ path: wanted, kind, resolveDir }) =>
      kind === "dynamic-import" && isMermaid(resolveDir) && !needed.test(path.basename(wanted))
        ? { path: wanted, namespace: "left-out" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "left-out" }, ({ path: wanted }) => ({
      contents: `throw new Error(${JSON.stringify(`${path.basename(wanted)} is no part of this bundle.`)});`,
    }));
    onLoad({ filter: /mermaid\.core[/\\]chunk-\w+\.mjs$/ }, ({ path: file }) => {
      const text = readFileSync(file, "utf8");
      if (!text.includes(copying)) return undefined;
      copiesOnce = true;
      return { contents: text.replace(copying, copyingOnce) };
    });
    onEnd(() => (copiesOnce ? undefined : { errors: [{ text: otherMermaid("its configuration") }] }));
  },
};

/** @param {string} folder */
function isMermaid(folder) {
  return folder === mermaid || folder === chunks;
}

/** @param {string} part */
function otherMermaid(part) {
  return `This Mermaid is not the one that scripts/lib/lean-mermaid.mjs knows: it has not found ${part}.`;
}
