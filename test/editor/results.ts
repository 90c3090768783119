import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { createInterface } from "node:readline";
import process from "node:process";
import type { Report } from "./report.js";

/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Where the suite in the extension host reports to. */
export interface ResultsListener {
  /** On the loopback address. */
  readonly port: number;
  /** Settles when the suite has ended; rejects when the extension host went away before. */
  readonly counts: Promise<Counts>;
  close(): void;
}

/** Listens for the suite's reports and prints each test's result as it comes. */
export async function listenForResults(): Promise<ResultsListener> {
  const server = createServer();
  const counts = once(server, "connection").then(([socket]) => gather(socket as Socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, counts, close: () => void server.close() };
}

async function gather(socket: Socket): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const line of createInterface(socket)) {
    const report = JSON.parse(line) as Report;
    if (report.event === "ended") return counts;
    counts[report.event]++;
    process.stdout.write(`  ${describe(report)}\n`);
  }
  throw new Error("The extension host went away before the suite had ended.");
}

function describe(report: Exclude<Report, { event: "ended" }>): string {
  switch (report.event) {
    case "passed":
      return `✓ ${report.title} (${report.milliseconds} ms)`;
    case "skipped":
      return `- ${report.title}`;
    case "failed":
      return `✗ ${report.title}\n${report.reason.replace(/^/gm, "      ")}`;
  }
}
