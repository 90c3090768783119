import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { inProject } from "../scripts/lib/project.mjs";

/** A program of Node.js and how it is called. */
export interface Program {
  /** The Node.js that runs it. */
  readonly node: string;
  readonly args: readonly string[];
}

/** What a process took from its start to its end. */
export interface Usage {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

// what reads more certificates starts later, whatever it does then
export const environment: NodeJS.ProcessEnv = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };

/** Runs a program to its end. Throws where it crashes; status 1, with which checkers tell of findings, is fine. */
export async function usageOf({ node, args }: Program): Promise<Usage> {
  const start = performance.now();
  const child = spawn(node, ["--require", inProject("bench/usage-at-exit.cjs"), ...args], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    env: environment,
  });
  const told = text(child.stdio[3] as Readable);
  const status = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("exit", resolve));
  const wallMs = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${node} ${args.join(" ")} ended with status ${status}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(await told) as NodeJS.ResourceUsage;
  return { wallMs, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: (maxRSS * 1024) / 1e6 };
}

/** Processor time that a running process has used so far, in milliseconds; undefined where the system does not tell. */
export function cpuMsOf(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((id) =>
      Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, "utf8").split(" ")[0]),
    );
    return nanoseconds.reduce((sum, time) => sum + time, 0) / 1e6;
  } catch {
    return undefined;
  }
}

/** Memory of a running process that is in use, in megabytes; undefined where the system does not tell. */
export function residentMbOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
