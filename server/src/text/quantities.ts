const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
] as const;

/** A duration in milliseconds as the language writes it, in the largest unit that makes it at least 1, with two digits behind the point: `1.5s`. */
export function durationText(milliseconds: number): string {
  const [unit, factor] = units.find(([, size]) => milliseconds >= size) ?? ["ms", 1];
  return `${Number((milliseconds / factor).toFixed(2))}${unit}`;
}

/** A duration in milliseconds without loss, in the largest unit in which it is whole, seconds with up to two digits: `90s`, `2.7s`. */
export function exactDurationText(milliseconds: number): string {
  if (milliseconds > 1000 && milliseconds % 1000 !== 0 && milliseconds % 10 === 0) return `${milliseconds / 1000}s`;
  const [unit, factor] = units.find(([, size]) => milliseconds >= size && milliseconds % size === 0) ?? ["ms", 1];
  return `${milliseconds / factor}${unit}`;
}

/**
 * A share from 0 to 1 in percent, with as many digits as tell it from 100 %: two of those that are not nine (`99.9%`, `99.82%`, `99.9975%`). Never
 * rounded up to a hundred, and never above what it is.
 */
export function percentText(share: number): string {
  const missing = (1 - share) * 100;
  if (missing <= 0) return "100%";
  const digits = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(missing) + 1e-9)));
  const factor = 10 ** digits;
  return `${Number((Math.floor(share * 100 * factor + 1e-6) / factor).toFixed(digits))}%`;
}

const scaleTexts = [
  ["B", 1e9],
  ["M", 1e6],
  ["k", 1e3],
] as const;

/** A rate as a design writes it, from requests per second: `1.5k/s`, rounded to three digits. */
export function rateText(perSecond: number): string {
  const [scale, factor] = scaleTexts.find(([, least]) => perSecond >= least) ?? ["", 1];
  return `${String(Number((perSecond / factor).toPrecision(3)))}${scale}/s`;
}
