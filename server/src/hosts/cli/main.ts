import { CallError, isCallError } from "./call-error.js";
import { complain, type ExitCode, type Io } from "./io.js";
import { help } from "./help.js";

type Command = (args: readonly string[], io: Io) => Promise<ExitCode> | ExitCode;

/** Commands are loaded when they are called: what explains a rule needs no parser. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import("./check.js")).check,
  format: async () => (await import("./format.js")).format,
  draw: async () => (await import("./draw.js")).draw,
  report: async () => (await import("./report.js")).report,
  explain: async () => (await import("./explain.js")).explain,
  rules: async () => (await import("./rules.js")).rules,
  lsp: async () => (await import("./lsp.js")).lsp,
};

/** Runs a command line. Never throws; what is wrong with the call goes to standard error. */
export async function main([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  try {
    if (name === undefined || name === "help" || name === "--help" || name === "-h" || args.includes("--help"))
      return help(io);
    if (name === "--version") return (await import("./version.js")).version(io);
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load === undefined) throw new CallError(`There is no command "${name}". See "lintel help".`);
    return await (
      await load()
    )(args, io);
  } catch (error) {
    if (isCallError(error)) complain(io, error.message);
    else
      complain(
        io,
        `This is a fault in Lintel: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    return 2;
  }
}
