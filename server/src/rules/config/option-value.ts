import { durationUnits, rateUnits, scales } from "../../../../grammar/schema/units.js";
import type { PropertyType, ValueForm } from "../../../../grammar/schema/types.js";

/**
 * The value of an option in base units (milliseconds, per second, percent): a JSON number where the type is a number or a percent, else a
 * string in the language's own notation, such as `"100/s"`. Undefined for anything else.
 */
export function optionValue(type: PropertyType<number>, value: unknown): number | undefined {
  for (const form of type.forms) {
    const read = readAs(form, value);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** What would fit, in words, such as `a rate such as "100/s"`. */
export function describeOption(type: PropertyType<number>): string {
  return type.forms.map((form) => descriptions[form.form] ?? form.form).join(" or ");
}

const descriptions: Partial<Record<ValueForm["form"], string>> = {
  number: "a number",
  percent: "a percentage from 0 to 100, written as a number",
  duration: 'a duration such as "15min"',
  rate: 'a rate such as "100/s"',
};

function readAs(form: ValueForm, value: unknown): number | undefined {
  switch (form.form) {
    case "number":
      return typeof value === "number" && value >= form.min && (!form.whole || Number.isInteger(value))
        ? value
        : undefined;
    case "percent":
      return typeof value === "number" && value >= 0 && value <= 100 ? value : undefined;
    case "duration": {
      const read = typeof value === "string" ? duration(value) : undefined;
      return read === 0 && !form.allowZero ? undefined : read;
    }
    case "rate":
      return typeof value === "string" ? rate(value) : undefined;
    case "string":
    case "name":
    case "size":
    case "date":
    case "boolean":
    case "word":
    case "reference":
    case "list":
      return undefined;
  }
}

function duration(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text) ?? [];
  if (number === undefined || !isKeyOf(durationUnits, unit)) return undefined;
  return Number(number) * durationUnits[unit];
}

function rate(text: string): number | undefined {
  const [, number, scale, unit] = /^(\d+(?:\.\d+)?)([kMB]?)\/([a-z]+)$/.exec(text) ?? [];
  if (number === undefined || !isKeyOf(rateUnits, unit)) return undefined;
  const factor = isKeyOf(scales, scale) ? scales[scale] : 1;
  return (Number(number) * factor) / rateUnits[unit];
}

function isKeyOf<T extends object>(units: T, word: string | undefined): word is keyof T & string {
  return word !== undefined && Object.hasOwn(units, word);
}
