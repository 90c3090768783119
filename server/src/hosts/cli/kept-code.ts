import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Script } from "node:vm";

/*
 * What Node.js 22.1 and later do themselves, for Node.js 20: V8's code cache, as the package v8-compile-cache keeps it. V8 itself checks that it
 * made the code, in this version and with these flags; that the source is the same and no byte has changed, it does not.
 */

type Compile = (this: NodeJS.Module, source: string, file: string) => unknown;

/** Has modules that are loaded from now on keep their compiled code in a folder; without effect where it can't be read or written. */
export function keepCodeOfModules(folder: string): void {
  const { Module } = process.getBuiltinModule("node:module");
  const prototype = Module.prototype as unknown as { _compile: Compile };
  prototype._compile = function (source, file) {
    const { Script } = process.getBuiltinModule("node:vm");
    const kept = new KeptCode(folder, source);
    const cachedData = kept.read();
    const script = new Script(Module.wrap(source), { filename: file, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) keepAtExit(script, kept);
    const run = script.runInThisContext() as (...args: unknown[]) => unknown;
    return run.call(this.exports, this.exports, Module.createRequire(file), this, file, path.dirname(file));
  };
}

/** Code that is made with other flags than those at the start would be refused by the next call. */
function keepAtExit(script: Script, kept: KeptCode): void {
  const { cachedDataVersionTag } = process.getBuiltinModule("node:v8");
  const atStart = cachedDataVersionTag();
  process.once("exit", () => {
    if (cachedDataVersionTag() === atStart) kept.write(script);
  });
}

/** The compiled code of one source: a CRC-32 of the code, then the code. */
class KeptCode {
  readonly #file: string;

  constructor(folder: string, source: string) {
    const { arch, version } = process;
    this.#file = path.join(folder, `${version}-${arch}-${crc32(source).toString(36)}-${source.length.toString(36)}`);
  }

  /** The code; undefined where there is none, or none that is whole. */
  read(): Buffer | undefined {
    try {
      const kept = readFileSync(this.#file);
      const code = kept.subarray(4);
      return crc32(code) === kept.readUInt32LE() ? code : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps the code of all functions that have run. */
  write(script: Script): void {
    try {
      const code = script.createCachedData();
      const sum = Buffer.alloc(4);
      sum.writeUInt32LE(crc32(code));
      const folder = path.dirname(this.#file);
      makeFolder(path.dirname(folder));
      makeFolder(folder);
      // whoever reads meanwhile gets the old or the new, and never a part
      const unfinished = `${this.#file}.${String(process.pid)}`;
      writeFileSync(unfinished, Buffer.concat([sum, code]));
      renameSync(unfinished, this.#file);
    } catch {
      // the next call compiles again
    }
  }
}

/** Level by level: where there can be none, as below `/proc`, Node.js never ends to make one with all its parents. */
function makeFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
}

function crc32(data: string | Buffer): number {
  return process.getBuiltinModule("node:zlib").crc32(data);
}
