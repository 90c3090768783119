import type { Span } from "../server/src/text/span.js";
import { nearest } from "../server/src/text/nearest.js";
import { isDay, readNumber, unitsBySuffix } from "./numbers.js";
import { insertion, replacement, syntaxError } from "./problems.js";
import { durationUnits, rateUnits, scales, sizeUnits } from "./schema/units.js";
import type { NumericValue } from "./ast.js";
import type { Problem, ProblemFix } from "./syntax.js";

/* What is said about literals that are refused. */

/** An escape that is none: `at` is the offset of its backslash. */
export function badEscape(at: number, escape: string): Problem {
  const span = { start: at, end: at + escape.length };
  const message = 'A string knows the escapes \\", \\\\, \\n and \\t only.';
  return syntaxError("syntax-escape", span, message, insertion("Write a backslash", at, "\\"));
}

/** A text of digits and hyphens that is no day. */
export function badDate(span: Span, image: string): Problem {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(image);
  const padded = match === null ? "" : [match[1], match[2]?.padStart(2, "0"), match[3]?.padStart(2, "0")].join("-");
  if (padded !== image && isDay(padded)) {
    const message = `A day is written with two digits for month and day: ${padded}.`;
    return syntaxError("syntax-date", span, message, replacement(`Replace by ${padded}`, span, padded));
  }
  if (padded === image) return syntaxError("syntax-date", span, `There is no day ${image}.`);
  return syntaxError("syntax-date", span, `"${image}" is no day: write year, month and day as in 2027-03-01.`);
}

const unitTexts: Readonly<Record<NumericValue["kind"], string>> = {
  number: `a scale is ${listed(Object.keys(scales))}`,
  percent: "a percentage is written with %",
  duration: `a duration is in ${listed(Object.keys(durationUnits))}`,
  rate: `a rate is in ${listed(Object.keys(rateUnits).map((unit) => `/${unit}`))}`,
  size: `a size is in ${listed(Object.keys(sizeUnits))}`,
};

function listed(units: readonly string[]): string {
  return `${units.slice(0, -1).join(", ")} or ${units.at(-1) ?? ""}`;
}

/** What people write for a unit, where it is not a near miss. */
const aliases: Readonly<Record<string, string>> = {
  m: "min",
  mn: "min",
  mins: "min",
  minute: "min",
  minutes: "min",
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  msec: "ms",
  millis: "ms",
  milliseconds: "ms",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  day: "d",
  days: "d",
  rps: "/s",
  qps: "/s",
  tps: "/s",
  kib: "KB",
  mib: "MB",
  gib: "GB",
  tib: "TB",
  pib: "PB",
  g: "B",
  bn: "B",
  mio: "M",
};

/** A text that starts with a digit or a point and is no number of the language. */
export function badNumber(span: Span, image: string): Problem {
  const joined = image.replace(/[ \t]+/gu, "");
  if (joined !== image && readNumber(joined) !== undefined) {
    return withFix("syntax-unit", span, "No space stands between a number and its unit.", joined);
  }
  const [, digits = "", suffix = ""] = /^([\d._]*(?:[eE][+-]?\d+)?)([^]*)$/u.exec(joined) ?? [];
  const plain = plainDigits(digits);
  if (plain !== digits) return malformed(span, digits, plain === undefined ? undefined : plain + suffix);
  if (readNumber(digits) === undefined) return syntaxError("syntax-number", span, "This number is too large.");
  const unit = nearestUnit(suffix);
  if (unit === undefined) return syntaxError("syntax-unit", span, unknownUnit(suffix, Object.values(unitTexts)));
  const kind = unitsBySuffix.get(unit)?.kind ?? "number";
  return withFix("syntax-unit", span, unknownUnit(suffix, [unitTexts[kind]]), digits + unit);
}

function unknownUnit(suffix: string, known: readonly string[]): string {
  return `"${suffix}" is no unit: ${known.join("; ")}.`;
}

function withFix(code: "syntax-unit" | "syntax-number", span: Span, message: string, text: string): Problem {
  return syntaxError(code, span, message, replacement(`Replace by ${text}`, span, text));
}

function malformed(span: Span, digits: string, fixed: string | undefined): Problem {
  if (digits.split(".").length > 2) {
    const message = "A number has one decimal point at most, and a version is a string.";
    return syntaxError("syntax-number", span, message, insertionsAround(span));
  }
  const message = digits.includes("_")
    ? "A number has no underscore."
    : /e/iu.test(digits)
      ? "A number has no exponent."
      : "A decimal point has digits on both sides.";
  if (fixed === undefined || readNumber(fixed) === undefined) return syntaxError("syntax-number", span, message);
  return withFix("syntax-number", span, message, fixed);
}

function insertionsAround({ start, end }: Span): ProblemFix {
  const edits = [start, end].map((at) => ({ span: { start: at, end: at }, text: '"' }));
  return { title: "Make it a string", edits };
}

/** The digits as the language writes them; undefined where there is no such number. */
function plainDigits(digits: string): string | undefined {
  const joined = digits.replaceAll("_", "").replace(/^\./u, "0.").replace(/\.$/u, "");
  if (/^\d+(?:\.\d+)?$/u.test(joined)) return joined;
  const value = Number(joined);
  return Number.isFinite(value) && /^\d+(?:\.\d+)?$/u.test(String(value)) ? String(value) : undefined;
}

/** The unit that was most likely meant, a scale before it kept. */
function nearestUnit(suffix: string): string | undefined {
  const units = [...unitsBySuffix.keys()].filter((unit) => unit !== "");
  const sameLetters = units.find((unit) => unit.toLowerCase() === suffix.toLowerCase());
  if (Object.hasOwn(aliases, suffix.toLowerCase())) return aliases[suffix.toLowerCase()];
  if (sameLetters !== undefined) return sameLetters;
  const [, head = "", tail = ""] = /^([kMB]?\/?)(.*)$/u.exec(suffix) ?? [];
  const alias = Object.hasOwn(aliases, tail.toLowerCase()) ? aliases[tail.toLowerCase()] : undefined;
  const combined = head + (alias ?? tail);
  if (unitsBySuffix.has(combined)) return combined;
  return suffix.length > 1 ? nearest(suffix, units) : undefined;
}
