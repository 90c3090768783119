/** Wide and fullwidth characters (Unicode Standard Annex 11), as far as they are letters, and what is shown as a picture. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Marks upon the character before, and what joins characters. */
const without = /\p{Mn}|\p{Me}|[\u200b\u200c\u2060]|\u200d/u;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += without.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
