/*
 * What the sources import as the default of a module of Node.js is the module itself. esbuild copies it property by property in each file that
 * imports it, in case it should be a bundle of ES modules: a twentieth of a cold start.
 */

const imported = /^node:(?:path|process)$/;

/** Gives each file of a bundle the one module. @type {import("esbuild").Plugin} */
export const plainBuiltins = {
  name: "plain-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: imported }, ({ path, namespace }) =>
      namespace === "plain-builtins" ? { path, external: true } : { path, namespace: "plain-builtins" },
    );
    onLoad({ filter: imported, namespace: "plain-builtins" }, ({ path }) => ({
      contents: `export default require(${JSON.stringify(path)});`,
    }));
  },
};
