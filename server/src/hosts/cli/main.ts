import { CallError, isCallError } from "./call-error.js";
import { explain } from "./explain.js";
import { complain, type ExitCode, type Io } from "./io.js";
import { help } from "./help.js";
import { lsp } from "./lsp.js";
import { version } from "./version.js";

type Command = (args: readonly string[], io: Io) => Promise<ExitCode> | ExitCode;

/** Commands that load nothing more. */
const quickCommands: Readonly<Record<string, Command>> = { explain, lsp };

/** The command of this name; undefined where there is none. */
async function findCommand(name: string): Promise<Command | undefined> {
  if (Object.hasOwn(quickCommands, name)) return quickCommands[name];
  const { designCommands } = await import("./designs.js");
  return Object.hasOwn(designCommands, name) ? designCommands[name as keyof typeof designCommands] : undefined;
}

/** Runs a command line. Never throws; what is wrong with the call goes to standard error. */
export async function main([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  try {
    if (name === undefined || name === "help" || name === "--help" || name === "-h" || args.includes("--help"))
      return help(io);
    if (name === "--version") return version(io);
    const command = await findCommand(name);
    if (command === undefined) throw new CallError(`There is no command "${name}". See "lintel help".`);
    return await command(args, io);
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
