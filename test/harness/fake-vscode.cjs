"use strict";
/*
 * Loads the client's bundle as VS Code's extension host does, with an editor that answers everything with nothing, and prints as JSON the CPU time of
 * that, and of that and `activate`, in milliseconds, and which files were read. Called with the bundle's path.
 */
const Module = require("node:module");
const fs = require("node:fs");
const path = require("node:path");

/** The names of VS Code's interface. */
const names = fs
  .readFileSync(require.resolve("@types/vscode/index.d.ts"), "utf8")
  .matchAll(/^\s+export (?:class|namespace|enum|const|let) (\w+)/gm);

const editor = Object.fromEntries([...names].map(([, name]) => [name, anything({})]));
const design = {
  languageId: "lintel",
  version: 1,
  getText: () => "",
  uri: { scheme: "file", toString: () => "file:///a.lintel" },
};
editor.workspace = anything({ textDocuments: [design], workspaceFolders: undefined });
editor.window = anything({ visibleTextEditors: [], activeTextEditor: undefined });
editor.version = "1.100.3";

/** Any property of it is there, can be called, made and subclassed. */
function anything(known) {
  class Nothing {
    dispose() {}
  }
  return new Proxy(Nothing, {
    get: (target, name) => {
      if (Object.hasOwn(known, name)) return known[name];
      if (name === "prototype" || typeof name === "symbol") return target[name];
      if (name === "then") return undefined;
      return (known[name] = anything({}));
    },
    apply: () => anything({}),
    construct: (target, args, newTarget) =>
      new Proxy(Reflect.construct(target, args, newTarget), {
        get: (made, name) => (name in made || typeof name === "symbol" || name === "then" ? made[name] : anything({})),
      }),
  });
}

const read = [];
for (const method of ["readFileSync", "readFile", "openSync", "open", "createReadStream"]) {
  const original = fs[method];
  fs[method] = (file, ...others) => {
    if (typeof file === "string") read.push(file);
    return original.call(fs, file, ...others);
  };
}
const load = Module._load;
Module._load = (request, ...others) => (request === "vscode" ? editor : load(request, ...others));

const bundle = path.resolve(process.argv[2] ?? "");
const begun = process.cpuUsage();
const extension = require(bundle);
const loaded = process.cpuUsage(begun);
const root = path.dirname(path.dirname(bundle));
extension.activate({
  subscriptions: [],
  extensionUri: editor.Uri,
  extensionPath: root,
  asAbsolutePath: (file) => path.join(root, file),
});
const activated = process.cpuUsage(begun);
const milliseconds = ({ user, system }) => (user + system) / 1000;
process.stdout.write(JSON.stringify({ load: milliseconds(loaded), all: milliseconds(activated), read }));
process.exit(0);
