import process from "node:process";
import { main } from "./cli/main.js";

/** The reader of a pipe may leave early: that is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const running = main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  today: new Date().toISOString().slice(0, 10),
});
void running.then((code) => {
  process.exitCode = code;
});
