import {
  colon,
  dash,
  dot,
  foreignLetterLength,
  isBlank,
  isDigit,
  isWordPart,
  isWordStart,
  leftBrace,
  percent,
  plus,
  slash,
  tilde,
  wordEnd,
} from "./characters.js";
import { durationUnits, rateUnits, scales, sizeUnits } from "./schema/units.js";
import type { NumericValue } from "./ast.js";

type NumericKind = NumericValue["kind"];

interface Unit {
  readonly kind: NumericKind;
  /** What leads from the digits to the base unit of the kind: two whole numbers, so that no fraction is rounded twice. */
  readonly multiply: number;
  readonly divide: number;
}

/** Every text that may follow the digits: a scale, a unit, or both. A unit wins where a scale and a unit read the same. */
export const unitsBySuffix: ReadonlyMap<string, Unit> = suffixes();

function suffixes(): ReadonlyMap<string, Unit> {
  const units: readonly (readonly [string, Unit])[] = [
    ["", { kind: "number", multiply: 1, divide: 1 }],
    ["%", { kind: "percent", multiply: 1, divide: 1 }],
    ...factors("duration", durationUnits),
    ...Object.entries(rateUnits).map(([unit, divide]) => [`/${unit}`, { kind: "rate", multiply: 1, divide }] as const),
    ...factors("size", sizeUnits),
  ];
  const scaled = Object.entries(scales).flatMap(([scale, by]) =>
    units.map(
      ([unit, { kind, multiply, divide }]) => [scale + unit, { kind, multiply: by * multiply, divide }] as const,
    ),
  );
  return new Map([...scaled, ...units]);
}

function factors(kind: NumericKind, units: Readonly<Record<string, number>>): readonly (readonly [string, Unit])[] {
  return Object.entries(units).map(([unit, multiply]) => [unit, { kind, multiply, divide: 1 }] as const);
}

/** A number as read: its kind, and its value in the base unit. */
export interface ReadNumber {
  readonly kind: NumericKind;
  readonly value: number;
}

/** Reads a number with its unit, such as `10k/min`; undefined when it is malformed. */
export function readNumber(image: string): ReadNumber | undefined {
  const digits = digitsEnd(image);
  const unit = unitsBySuffix.get(image.slice(digits));
  if (digits === 0 || unit === undefined) return undefined;
  const value = (Number(image.slice(0, digits)) * unit.multiply) / unit.divide;
  return Number.isFinite(value) ? { kind: unit.kind, value } : undefined;
}

/** The end of `digits [. digits]` at the start of a number; 0 when it starts otherwise. */
function digitsEnd(image: string): number {
  let end = 0;
  while (isDigit(image.charCodeAt(end))) end += 1;
  if (end === 0 || image.charCodeAt(end) !== dot || !isDigit(image.charCodeAt(end + 1))) return end;
  end += 1;
  while (isDigit(image.charCodeAt(end))) end += 1;
  return end;
}

/** The end of what starts with a digit (or a point and a digit) at `at` and touches it: one token, however malformed. */
export function numericEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isWordPart(code) || code === percent) end += 1;
    else if (code === dot || (code === plus && isExponent(text, end))) end += 1;
    else if (code === dash && isWordPart(text.charCodeAt(end + 1))) end += 2;
    else if (code === slash && isWordPart(text.charCodeAt(end + 1))) end += 2;
    else {
      const length = foreignLetterLength(text, end);
      if (length === 0) return end;
      end += length;
    }
  }
}

/** Whether the sign at `at` stands in an exponent, which the language does not have but people write. */
function isExponent(text: string, at: number): boolean {
  return /[eE]/.test(text.charAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

const detachedUnits: ReadonlySet<string> = new Set([
  ...Object.keys(scales),
  ...Object.keys(durationUnits),
  ...Object.keys(sizeUnits),
]);

/** Where a number that ends at `end` ends if spaces before its unit are taken for a mistake: behind the unit; else `end`. */
export function detachedUnitEnd(text: string, end: number): number {
  const next = skipBlanks(text, end);
  if (next === end) return end;
  const code = text.charCodeAt(next);
  if (code === percent) return next + 1;
  if (code === slash && isWordStart(text.charCodeAt(next + 1))) return wordEnd(text, next + 1);
  if (!isWordStart(code)) return end;
  const unitEnd = wordEnd(text, next);
  if (unitEnd - next > 3 || !detachedUnits.has(text.slice(next, unitEnd))) return end;
  const after = text.charCodeAt(skipBlanks(text, unitEnd));
  return after === colon || after === leftBrace || after === dash || after === tilde ? end : unitEnd;
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charCodeAt(next))) next += 1;
  return next;
}

/** Whether the text is an ISO 8601 day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
