import process from "node:process";
import { main } from "./cli/main.js";
import { standardError, standardOutput } from "./cli/standard-output.js";

const running = main(process.argv.slice(2), {
  // each of these costs time to make: they are made when they are asked for
  get stdin() {
    return process.stdin;
  },
  get stderr() {
    return standardError();
  },
  stdout: standardOutput(),
  cwd: process.cwd(),
  env: process.env,
  today: new Date().toISOString().slice(0, 10),
  elapsed: () => performance.now(),
});
void running.then((code) => {
  process.exitCode ??= code;
});
