import process from "node:process";
import { runOrThrow } from "../scripts/lib/run.mjs";
import { bundled } from "./bundle.js";

/**
 * Runs `<name>-worker.ts` in a process of its own, where nothing else has used memory or trained the compiler; gives what it prints.
 *
 * @param flags of Node.js
 */
export async function worker(
  name: string,
  numbers: readonly number[],
  flags: readonly string[] = [],
): Promise<Readonly<Record<string, number>>> {
  const args = [...flags, await bundled(`bench/${name}-worker.ts`), ...numbers.map(String)];
  return JSON.parse(await runOrThrow(`Measuring ${name}`, process.execPath, args)) as Record<string, number>;
}
