// The layers of docs/architecture.md: imports go down this list only.
const layers = [
  { name: "text", path: "^server/src/text/" },
  { name: "grammar", path: "^grammar/" },
  { name: "design", path: "^server/src/design/" },
  { name: "graph", path: "^server/src/graph/" },
  { name: "rules", path: "^server/src/rules/" },
  { name: "snapshot", path: "^server/src/snapshot[.]ts$" },
  { name: "handbook, features, drawing, report", path: "^server/src/(handbook|features|drawing|report)/" },
  { name: "service", path: "^server/src/(service/|(?!snapshot[.])[^/]+[.]ts$)" },
  { name: "lsp", path: "^server/src/lsp/" },
  { name: "hosts", path: "^server/src/hosts/" },
];
const core = "^(grammar|server/src/(?!lsp/|hosts/))";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.slice(0, -1).map(({ name, path }, index) => ({
      name: `down-only: ${name}`,
      comment: "A layer imports itself and the layers below it.",
      severity: "error",
      from: { path },
      to: { path: layers.slice(index + 1).map((above) => above.path) },
    })),
    {
      name: "core-without-node",
      comment: "The language and its service run in a browser as well: no Node.js, no connection, no editor.",
      severity: "error",
      from: { path: core },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-without-connection",
      comment: "The service speaks in LSP data types, and knows no connection.",
      severity: "error",
      from: { path: core },
      to: {
        path: "node_modules/(vscode-languageserver|vscode-languageclient|vscode-jsonrpc|vscode-languageserver-protocol)/",
      },
    },
    {
      name: "rules-stand-alone",
      comment: "A rule knows no other rule.",
      severity: "error",
      from: { path: "^server/src/rules/([^/]+)/([^/]+)/" },
      to: { path: "^server/src/rules/[^/]+/[^/]+/", pathNot: "^server/src/rules/$1/$2/" },
    },
    {
      name: "client-stands-apart",
      comment: "The client shares only the typed protocol with the server.",
      severity: "error",
      from: { path: "^client/" },
      to: { path: ["^server/", "^grammar/"], pathNot: "^server/src/lsp/protocol[.]ts$" },
    },
    {
      name: "server-without-client",
      severity: "error",
      from: { path: ["^server/", "^grammar/"] },
      to: { path: "^client/" },
    },
    {
      name: "webview-stands-alone",
      comment: "What runs in a web page shares only types with what runs beside the editor.",
      severity: "error",
      from: { path: "^client/src/(preview/webview|markdown/preview)/" },
      to: {
        path: "^client/src/",
        pathNot: "^client/src/(preview/webview|markdown/preview)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "product-without-tests",
      severity: "error",
      from: { path: "^(grammar|server|client)/" },
      to: { path: "^(test|scripts|bench)/" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(test|bench)/.*/fixtures/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "types", "default"],
    },
  },
};
