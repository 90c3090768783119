import path from "node:path";
import process from "node:process";
import { keepCodeOfModules } from "./kept-code.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What `node:module` has from Node.js 22.1 on. */
interface CompileCache {
  enableCompileCache?(folder: string): unknown;
}

/**
 * Keeps the compiled code of what is loaded from now on, so that the next call need not compile it: a quarter of a small review. It goes without
 * where it can't write. `NODE_DISABLE_COMPILE_CACHE=1` turns it off, as it does Node.js's own.
 */
export function keepCompiledCode(env: Environment): void {
  const folder = cacheFolder(env, process.platform);
  if (folder === undefined || env["NODE_DISABLE_COMPILE_CACHE"]) return;
  const { enableCompileCache } = process.getBuiltinModule("node:module") as CompileCache;
  if (enableCompileCache !== undefined) enableCompileCache(folder);
  else keepCodeOfModules(folder);
}

/** The user's own folder for what can be made anew (XDG Base Directory Specification 0.8): others may write into a temporary one. */
export function cacheFolder(env: Environment, platform: NodeJS.Platform): string | undefined {
  const home = env["HOME"];
  const base =
    platform === "win32" ? env["LOCALAPPDATA"] : env["XDG_CACHE_HOME"] || (home && path.join(home, ".cache"));
  return base ? path.join(base, "lintel") : undefined;
}
