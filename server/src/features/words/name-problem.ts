import { isWordStart, wordEnd } from "../../../../grammar/characters.js";
import { reservedNames } from "../../../../grammar/schema/words.js";

/** Why the text can't be a name (language.md, "Tokens" and Fine print, "Names"); undefined for one that can. */
export function nameProblem(text: string): string | undefined {
  if (reservedNames.has(text)) return `"${text}" is a word of the language and can't be a name.`;
  const isName = isWordStart(text.charCodeAt(0)) && isAscii(text) && wordEnd(text, 0) === text.length;
  if (isName) return undefined;
  return `"${text}" is no name: a name has letters, digits, "_" and single "-" inside, and starts with a letter or "_".`;
}

function isAscii(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text);
}
