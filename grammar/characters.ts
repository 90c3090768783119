/* The characters of the language, by UTF-16 code. A code past the end of a text is NaN and belongs to no class. */

export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const quote = 0x22;
export const hash = 0x23;
export const percent = 0x25;
export const star = 0x2a;
export const plus = 0x2b;
export const comma = 0x2c;
export const dash = 0x2d;
export const dot = 0x2e;
export const slash = 0x2f;
export const colon = 0x3a;
export const semicolon = 0x3b;
export const greater = 0x3e;
export const leftBracket = 0x5b;
export const backslash = 0x5c;
export const rightBracket = 0x5d;
export const leftBrace = 0x7b;
export const rightBrace = 0x7d;
export const tilde = 0x7e;
export const byteOrderMark = 0xfeff;

const wordPart = new Uint8Array(128);
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") {
  wordPart[character.charCodeAt(0)] = 1;
}

/** ASCII letter, digit or `_`. */
export function isWordPart(code: number): boolean {
  return wordPart[code] === 1;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** What a name starts with: an ASCII letter or `_`. */
export function isWordStart(code: number): boolean {
  return wordPart[code] === 1 && !isDigit(code);
}

export function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** Space, tab, line break or one of the control characters that count as white space. */
export function isWhitespace(code: number): boolean {
  return code === space || (code >= tab && code <= carriageReturn);
}

/** How many UTF-16 units the letter or digit outside ASCII at `at` takes; 0 when there is none. */
export function foreignLetterLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (!(code >= 128)) return 0;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /[\p{L}\p{M}\p{N}]/u.test(character) ? character.length : 0;
}

/** Whether the character is a space that only looks like one, such as a no-break space. */
export function isForeignSpace(code: number): boolean {
  return code >= 128 && /[\p{Zs}\p{Zl}\p{Zp}\u200b\u2060\ufeff\u0085]/u.test(String.fromCharCode(code));
}

/** The end of the word that starts at `at`: letters, digits, `_`, and `-` before one of these. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (wordPart[code] === 1) end += 1;
    else if (code === dash && end > at && isWordBody(text, end + 1)) end += 1;
    else if (code >= 128) {
      const length = foreignLetterLength(text, end);
      if (length === 0) return end;
      end += length;
    } else return end;
  }
}

function isWordBody(text: string, at: number): boolean {
  return isWordPart(text.charCodeAt(at)) || foreignLetterLength(text, at) > 0;
}

/** Whether some character of the text is none of ASCII. */
export function hasForeign(image: string): boolean {
  for (let at = 0; at < image.length; at += 1) if (image.charCodeAt(at) >= 128) return true;
  return false;
}

/** Whether no token starts with the character at `at`. */
export function startsNothing(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 128) return foreignLetterLength(text, at) === 0 && !isForeignSpace(code);
  return "!$&()^`|?@\\+'%".includes(text.charAt(at)) || (code < space && !isWhitespace(code));
}
