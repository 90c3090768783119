import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { inProject } from "../scripts/lib/project.mjs";
import { bundled } from "./bundle.js";
import { sizesOf, type Effort } from "./effort.js";
import { generateDesign } from "./generate.js";
import { likeC4Model } from "./likec4-model.js";
import { median } from "./measure.js";
import { likeC4 } from "./peers.js";
import { usageOf, type Program, type Usage } from "./processes.js";
import { product } from "./product.js";
import type { Result } from "./results.js";

/** Programs by what they are called in the results. */
type Programs = Readonly<Record<string, Program>>;

const bare: Programs = { "node -e 0": { node: process.execPath, args: ["-e", "0"] } };
const small = `service web { replicas: 2 }\nstore db\nweb -> db { timeout: 1s }\n`;
/** The most of what a Node.js takes that does nothing. */
const budgets = { small: 3, large: 6 };

/** What the command line takes from start to end for what needs no large design, in turn with a Node.js that does nothing. */
export async function coldStarts({ quick }: Effort): Promise<readonly Result[]> {
  const programs = {
    ...bare,
    ...(await lintel("--version")),
    ...(await lintel("explain", "retry-reaches-write")),
    ...(await lintel("check", fileWith("small/small.lintel", small))),
  };
  const [reference, ...others] = await measureUsage(programs, quick ? 5 : 21);
  return others.flatMap((found) =>
    comparison(found, reference, found.name === "lintel check" ? { cpuMs: budgets.small } : {}),
  );
}

/**
 * What a check of a design takes from start to end, in turn with a Node.js that does nothing, with one that parses the same text with nothing but
 * Chevrotain, and with LikeC4's check of an equal model where LikeC4 can be had. LikeC4 does not lay out (`--no-layout`): only what both do is compared.
 */
export async function checks(effort: Effort): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const elements of sizesOf(effort)) {
    const programs = await checkersOf(elements);
    const [reference, ours, ...others] = await measureUsage(programs, effort.quick ? 3 : elements > 1000 ? 5 : 9);
    if (ours === undefined) continue;
    const compared = [
      ...comparison(ours, reference, elements === 1000 ? { cpuMs: budgets.large } : {}),
      ...others.flatMap((other) => comparison(ours, other)),
    ];
    results.push(...compared.map((result) => ({ ...result, elements })));
  }
  return results;
}

async function checkersOf(size: number): Promise<Programs> {
  const design = generateDesign(size);
  const peer = await likeC4();
  const model = path.dirname(fileWith(`likec4-${size}/model.c4`, likeC4Model(design)));
  const file = fileWith(`${size}/design.lintel`, design);
  return {
    ...bare,
    ...(await lintel("check", file)),
    "bare parsing": { node: process.execPath, args: [await bundled("bench/bare-parse.ts"), file] },
    ...(peer && { "likec4 validate": { node: peer.node, args: [peer.cli, "validate", "--no-layout", model] } }),
  };
}

async function lintel(command: string, ...rest: readonly string[]): Promise<Programs> {
  const { cli } = await product();
  return { [`lintel ${command}`]: { node: process.execPath, args: [cli, command, ...rest] } };
}

interface Found extends Usage {
  readonly name: string;
}

/** Runs programs in turn; the medians of what each takes, in the order given. */
async function measureUsage(programs: Programs, rounds: number): Promise<readonly Found[]> {
  const usages = new Map(Object.keys(programs).map((name) => [name, [] as Usage[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, program] of Object.entries(programs)) usages.get(name)?.push(await usageOf(program));
  }
  return [...usages].map(([name, list]) => {
    const middle = (key: keyof Usage): number => median(list.map((usage) => usage[key]));
    return { name, wallMs: middle("wallMs"), cpuMs: middle("cpuMs"), peakMb: middle("peakMb") };
  });
}

const units = { wallMs: "ms", cpuMs: "ms CPU", peakMb: "MB" } as const;

/** A result for each kind of usage; `most` is the budget of their ratios. */
function comparison(
  ours: Found,
  other: Found | undefined,
  most: Readonly<Partial<Record<keyof Usage, number>>> = {},
): readonly Result[] {
  return (["wallMs", "cpuMs", "peakMb"] as const).map((key) => ({
    ...{ what: ours.name, value: ours[key], unit: units[key] },
    ...(other && { reference: { what: other.name, value: other[key] } }),
    ...(most[key] !== undefined && { most: { ratio: most[key] } }),
  }));
}

/** Writes a file for a program to read; gives its absolute path. */
function fileWith(name: string, text: string): string {
  const file = inProject("out/bench/designs", name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
