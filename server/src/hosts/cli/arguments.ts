import { parseArgs, type ParseArgsConfig } from "node:util";
import { CallError } from "./call-error.js";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** The arguments of a command. Throws a CallError that says in a sentence what is wrong. */
export function readArguments<const O extends OptionsConfig>(args: readonly string[], options: O) {
  try {
    return args.some((arg) => arg.startsWith("-")) ? parse(args, options) : withoutOptions(args, options);
  } catch (error) {
    throw new CallError(`${sentenceOf(error instanceof Error ? error.message : String(error))} See "lintel help".`);
  }
}

function parse<const O extends OptionsConfig>(args: readonly string[], options: O) {
  return parseArgs({ args: withValues(args, options), options, allowPositionals: true, strict: true });
}

/** What parsing would give: Node.js loads its parser when it is first called, which takes a thirtieth of a small review. */
function withoutOptions<const O extends OptionsConfig>(args: readonly string[], options: O) {
  const defaults = Object.entries(options).flatMap(([name, option]) =>
    option.default === undefined ? [] : [[name, option.default] as const],
  );
  return { values: Object.fromEntries(defaults), positionals: [...args] } as ReturnType<typeof parse<O>>;
}

/** The arguments with values that begin with a dash, such as `-1`, written as no option could be. */
function withValues(args: readonly string[], options: OptionsConfig): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? "";
    const takesValue = before.startsWith("--") && options[before.slice(2)]?.type === "string";
    if (takesValue && /^-[^-]/.test(arg)) joined.push(`${joined.pop() ?? ""}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** What Node.js complains of, in the words of this program. */
function sentenceOf(message: string): string {
  const option = /'(?:-\w, )?(-{1,2}[^' ]*)/.exec(message)?.[1] ?? "";
  if (message.startsWith("Unknown option")) return `There is no option "${option}".`;
  if (message.includes("does not take an argument")) return `${option} takes no value.`;
  if (message.startsWith("Option")) return `${option} needs a value.`;
  return `${message.replace(/\.$/, "")}.`;
}

/** One of the words, or a CallError that lists them. */
export function oneOf<const W extends readonly string[]>(words: W, value: string, flag: string): W[number] {
  const word = words.find((one) => one === value);
  if (word === undefined) throw new CallError(`${flag} takes ${words.join(", ")}; "${value}" is none of them.`);
  return word;
}

/** A whole number of at least 0, or a CallError. */
export function wholeNumber(value: string, flag: string): number {
  if (!/^\d+$/.test(value)) throw new CallError(`${flag} takes a whole number; "${value}" is none.`);
  return Number(value);
}
