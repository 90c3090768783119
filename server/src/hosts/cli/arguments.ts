import { parseArgs, type ParseArgsConfig } from "node:util";
import { CallError } from "./call-error.js";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** The arguments of a command. Throws a CallError that says in a sentence what is wrong. */
export function readArguments<const O extends OptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CallError(firstSentence(error instanceof Error ? error.message : String(error)));
  }
}

/** Node.js's message without its advice. */
function firstSentence(message: string): string {
  const [sentence = message] = message.split(/\.\s/, 1);
  return `${sentence.replace(/\.$/, "")}. See "lintel help".`;
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
