/**
 * The text that a snippet leaves when it is inserted and nothing is typed: of a choice the word at `choice`, or its last where it has
 * fewer, of a place to fill in its default text, also where it is named again by its number alone.
 */
export function expandSnippet(body: readonly string[], choice = 0): string {
  const text = body.join("\n").replace(/\$\{(\d+)\|([^}]*)\|\}/g, (_, number: string, choices: string) => {
    const words = choices.split(",");
    return `\${${number}:${words[choice] ?? words.at(-1) ?? ""}}`;
  });
  const defaults = new Map(Array.from(text.matchAll(/\$\{(\d+):([^}]*)\}/g), ([, number, value]) => [number, value]));
  return text
    .replace(/\$\{(\d+):([^}]*)\}/g, "$2")
    .replace(/\$(\d+)/g, (_, number: string) => defaults.get(number) ?? "");
}

/** The numbers of a snippet's tab stops in the order of the text, each once; the final one is 0. */
export function tabStops(body: readonly string[]): readonly number[] {
  const numbers = Array.from(body.join("\n").matchAll(/\$\{?(\d+)/g), ([, number]) => Number(number));
  return [...new Set(numbers)];
}

/** How many words the longest choice of a snippet has; 1 where it has none. */
export function choicesIn(body: readonly string[]): number {
  const choices = Array.from(body.join("\n").matchAll(/\|([^|}]*)\|/g), ([, words = ""]) => words.split(",").length);
  return Math.max(1, ...choices);
}
