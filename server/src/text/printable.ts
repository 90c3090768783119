/**
 * The text for a terminal: control characters, which could move the cursor or give commands, and those that turn the direction of what follows
 * are each shown as a replacement character. A tab becomes a space.
 */
export function printable(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(/\t/g, " ").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
