import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import process from "node:process";
import { inProject } from "../scripts/lib/project.mjs";
import { bundled } from "./bundle.js";
import { generateDesign } from "./generate.js";
import { median } from "./measure.js";

const small = `service web { replicas: 2 }\nstore db\nweb -> db { timeout: 1s }\n`;

/** From the start of a process to its end, by what it does: median milliseconds, in turn with `node -e 0`. */
export async function measureColdStarts(rounds: number): Promise<Readonly<Record<string, number>>> {
  const cli = await bundled("server/src/hosts/cli.ts");
  mkdirSync(inProject("out/bench/designs"), { recursive: true });
  const check = (name: string, text: string): readonly string[] => {
    const file = inProject("out/bench/designs", `${name}.lintel`);
    writeFileSync(file, text);
    return [cli, "check", file];
  };
  const commands = {
    "node -e 0": ["-e", "0"],
    "lintel --version": [cli, "--version"],
    "lintel check, 2 elements": check("small", small),
    "lintel check, 1000 elements": check("large", generateDesign(1000)),
  };
  const times = Object.keys(commands).map(() => [] as number[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, args] of Object.values(commands).entries()) times[index]?.push(timeOf(args));
  }
  return Object.fromEntries(Object.keys(commands).map((name, index) => [name, median(times[index] ?? [])]));
}

function timeOf(args: readonly string[]): number {
  const start = performance.now();
  // what reads more certificates starts later, whatever it does then
  spawnSync(process.execPath, args, { stdio: "ignore", env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined } });
  return performance.now() - start;
}
