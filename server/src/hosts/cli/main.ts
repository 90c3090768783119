import { CallError, isCallError } from "./call-error.js";
import { keepCompiledCode } from "./compiled-code.js";
import { complain, type ExitCode, type Io } from "./io.js";
import { help } from "./help.js";
import { lsp } from "./lsp.js";
import { version } from "./version.js";

type Command = (args: readonly string[], io: Io) => Promise<ExitCode> | ExitCode;

/** Commands that load little more. */
const quickCommands: Readonly<Record<string, Command>> = {
  explain: async (args, io) => (await import("./explain.js")).explain(args, io),
  lsp,
};

/** The command of this name. Throws a CallError where there is none. */
async function findCommand(name: string, { env }: Io): Promise<Command> {
  const quick = new Map(Object.entries(quickCommands)).get(name);
  if (quick !== undefined) return quick;
  keepCompiledCode(env);
  const { designCommands } = await import("./designs.js");
  const commands = new Map<string, Command>(Object.entries(designCommands));
  const command = commands.get(name);
  if (command !== undefined) return command;
  const known = [...commands.keys(), ...Object.keys(quickCommands)].join(", ");
  throw new CallError(`There is no command "${name}", but ${known}. See "lintel help".`);
}

function asksForHelp(name: string, args: readonly string[]): boolean {
  const isHelp = (one: string) => one === "--help" || one === "-h";
  const end = args.indexOf("--");
  return name === "help" || isHelp(name) || args.slice(0, end < 0 ? undefined : end).some(isHelp);
}

/** Runs a command line. Never throws; what is wrong with the call goes to standard error. */
export async function main([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  try {
    if (name === undefined || asksForHelp(name, args)) return help(io);
    if (name === "--version") return version(io);
    const command = await findCommand(name, io);
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
