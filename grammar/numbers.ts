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
  /** What one of it is in the base unit of its kind. */
  readonly factor: number;
}

/** Every text that may follow the digits: a scale, a unit, or both. A unit wins where a scale and a unit read the same. */
export const unitsBySuffix: ReadonlyMap<string, Unit> = suffixes();

function suffixes(): ReadonlyMap<string, Unit> {
  const table = new Map<string, Unit>();
  const units: [string, Unit][] = [
    ["", { kind: "number", factor: 1 }],
    ["%", { kind: "percent", factor: 1 }],
    ...Object.entries(durationUnits).map(([unit, factor]): [string, Unit] => [unit, { kind: "duration", factor }]),
    ...Object.entries(rateUnits).map(([unit, seconds]): [string, Unit] => [
      `/${unit}`,
      { kind: "rate", factor: 1 / seconds },
    ]),
    ...Object.entries(sizeUnits).map(([unit, factor]): [string, Unit] => [unit, { kind: "size", factor }]),
  ];
  const scaled = Object.entries(scales).flatMap(([scale, by]) =>
    units.map(([unit, { kind, factor }]): [string, Unit] => [scale + unit, { kind, factor: by * factor }]),
  );
  for (const [suffix, unit] of [...units, ...scaled]) if (!table.has(suffix)) table.set(suffix, unit);
  return table;
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
  const value = scaledValue(Number(image.slice(0, digits)), unit);
  return Number.isFinite(value) ? { kind: unit.kind, value } : undefined;
}

/** Divides where the factor is a fraction, so that `1/min` is exactly a sixtieth and `60/min` exactly one. */
function scaledValue(value: number, unit: Unit): number {
  return unit.factor < 1 ? value / Math.round(1 / unit.factor) : value * unit.factor;
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
