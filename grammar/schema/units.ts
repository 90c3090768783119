/*
 * The units of the language. Factors lead to the base unit of the value: milliseconds, per second, bytes.
 * Sizes are powers of 1000 (IEC 80000-13 keeps KB = 1000 bytes for the decimal prefix).
 */

export const scales = { k: 1e3, M: 1e6, B: 1e9 } as const;
export const durationUnits = { ms: 1, s: 1e3, min: 6e4, h: 3.6e6, d: 8.64e7 } as const;
/** Seconds in the unit that stands after the `/` of a rate. */
export const rateUnits = { s: 1, min: 60, h: 3600, d: 86400 } as const;
export const sizeUnits = { KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 } as const;
