import { readdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import path from "node:path";
import process from "node:process";
import Mocha from "mocha";
import { grepVariable, reportPortVariable, type Report } from "../report.js";

/**
 * Runs every suite beside this file inside the extension host, reporting each test's result as it comes.
 * VS Code calls this and ends the extension host when the promise settles; it rejects when a test failed.
 */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  // the base of all reporters prints nothing: the results go through the socket
  const mocha = new Mocha({ timeout: 20_000, reporter: Mocha.reporters.Base });
  const grep = process.env[grepVariable];
  if (grep) mocha.grep(new RegExp(grep));
  for (const name of readdirSync(__dirname)) {
    if (name.endsWith(".test.js")) mocha.addFile(path.join(__dirname, name));
  }
  const socket = connect(Number(process.env[reportPortVariable]), "127.0.0.1");
  const failures = await new Promise<number>((resolve) => reportTo(socket, mocha.run(resolve)));
  await new Promise<void>((resolve) => socket.end(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function reportTo(socket: Socket, runner: Mocha.Runner): void {
  const send = (report: Report): void => void socket.write(JSON.stringify(report) + "\n");
  runner.on("pass", (test) => send({ event: "passed", title: test.fullTitle(), milliseconds: test.duration ?? 0 }));
  runner.on("fail", (test, error: Error) =>
    send({ event: "failed", title: test.fullTitle(), reason: error.stack ?? error.message }),
  );
  runner.on("pending", (test) => send({ event: "skipped", title: test.fullTitle() }));
  runner.on("end", () => send({ event: "ended" }));
}
