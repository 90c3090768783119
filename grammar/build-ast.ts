import type { IToken } from "chevrotain";
import type { Span } from "../server/src/text/span.js";
import type { ArrowNode, Endpoints, Entry, Identifier, NameValue, Scalar, StringValue } from "./ast.js";
import { badDate, badEscape, badNumber } from "./literal-problems.js";
import { isDay, readNumber } from "./numbers.js";
import { dedent, readEscapes } from "./strings.js";
import type { Problem } from "./syntax.js";

/* From tokens to the leaves of the tree, with the problems that lie in the literals. */

/** The place of a token. */
export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
}

export function identifier(token: IToken): Identifier {
  return { name: token.image, span: spanOf(token) };
}

/** The value of a string token, however it is quoted; unknown escapes are added to the problems. */
export function stringValue(token: IToken, problems: Problem[]): StringValue {
  const { image } = token;
  const span = spanOf(token);
  if (image.startsWith('"""')) {
    const content = image.slice(3, image.length >= 6 && image.endsWith('"""') ? -3 : undefined);
    return { kind: "string", text: dedent(content), triple: true, span };
  }
  const isClosed = image.length > 1 && image.endsWith(image.startsWith("\u201c") ? "\u201d" : image.charAt(0));
  const { text, badEscapes } = readEscapes(image.slice(1, isClosed ? -1 : undefined));
  for (const at of badEscapes) problems.push(badEscape(span.start + 1 + at, image.slice(1 + at, 3 + at)));
  return { kind: "string", text, triple: false, span };
}

/** The value of a token that starts with a digit; what is malformed is added to the problems and gives a bad value. */
export function numericValue(token: IToken, problems: Problem[]): Scalar {
  const { image } = token;
  const span = spanOf(token);
  const number = readNumber(image);
  if (number !== undefined) return { kind: number.kind, value: number.value, text: image, span };
  if (!/^\d+-/.test(image)) problems.push(badNumber(span, image));
  else if (isDay(image)) return { kind: "date", text: image, span };
  else problems.push(badDate(span, image));
  return { kind: "bad", span };
}

/** The value that a word stands for. */
export function wordValue(token: IToken, member: IToken | undefined): Scalar {
  const { image } = token;
  const span = spanOf(token);
  if (member === undefined && (image === "true" || image === "false"))
    return { kind: "boolean", value: image === "true", span };
  return nameValue(token, member);
}

function nameValue(token: IToken, member: IToken | undefined): NameValue {
  const span = spanOf(token);
  if (member === undefined) return { kind: "name", name: token.image, member: undefined, span };
  const last = identifier(member);
  return { kind: "name", name: token.image, member: last, span: { start: span.start, end: last.span.end } };
}

export function arrowNode(token: IToken): ArrowNode {
  return { arrow: token.image.includes("~") ? "~>" : "->", span: spanOf(token) };
}

/** One name as an end of a link. */
export function singleEndpoint(name: Identifier): Endpoints {
  return { names: [name], any: undefined, span: name.span };
}

/** The end of a link that is not there, at the arrow that wants it. */
export function missingEndpoint(at: number): Endpoints {
  return { names: [], any: undefined, span: { start: at, end: at } };
}

type Declaration = Extract<Entry, { readonly broken: boolean }>;

/** Marks the innermost declaration around each of the offsets as broken. */
export function markBroken(entries: readonly Entry[], offsets: readonly number[]): void {
  for (const offset of offsets) {
    const declaration = innermost(entries, offset);
    if (declaration !== undefined) (declaration as { broken: boolean }).broken = true;
  }
}

function innermost(entries: readonly Entry[], offset: number): Declaration | undefined {
  let found: Declaration | undefined;
  let inside: readonly Entry[] | undefined = entries;
  while (inside !== undefined) {
    const entry: Entry | undefined = entryAt(inside, offset);
    if (entry !== undefined && "broken" in entry) found = entry;
    inside = entry !== undefined && "body" in entry ? entry.body?.entries : undefined;
  }
  return found;
}

/** The entry that holds the character at the offset. */
function entryAt(entries: readonly Entry[], offset: number): Entry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.span.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low - 1];
  return entry !== undefined && offset < entry.span.end ? entry : undefined;
}

/** Whether an import behind the entry is late. */
export function endsImports(entry: Entry): boolean {
  return entry.kind === "block" || entry.kind === "link" || entry.kind === "defaults";
}
