import { table } from "./table.js";

/** One figure, beside what was measured in turn with it in the same run. */
export interface Result {
  readonly what: string;
  /** How many elements the design has; undefined where it does not matter. */
  readonly elements?: number;
  /** The median where there are several. */
  readonly value: number;
  /** What nineteen of twenty stay below, where that is of interest. */
  readonly p95?: number;
  readonly unit: Unit;
  readonly reference?: { readonly what: string; readonly value: number; readonly p95?: number };
  /** The budget: the most that the value itself, or its ratio to the reference, may be. */
  readonly most?: { readonly value: number } | { readonly ratio: number };
}

/** `ms CPU` is processor time. */
export type Unit = "ms" | "ms CPU" | "MB" | "KB";

/** A result as it is written to a file: with its ratio. */
export function withRatio(result: Result): Result & { readonly ratio?: number } {
  const ratio = ratioOf(result);
  return ratio === undefined ? result : { ...result, ratio };
}

/** All results as a table; those above their budget are marked. */
export function resultsTable(results: readonly Result[]): string {
  const head = ["", "elements", "value", "p95", "unit", "beside", "value", "p95", "ratio", "budget", ""];
  return table(
    head,
    results.map((result) => [
      result.what,
      String(result.elements ?? ""),
      digits(result.value),
      digits(result.p95),
      result.unit,
      result.reference?.what ?? "",
      digits(result.reference?.value),
      digits(result.reference?.p95),
      times(ratioOf(result)),
      budget(result),
      isOver(result) ? "over" : "",
    ]),
  );
}

function ratioOf({ value, reference }: Result): number | undefined {
  return reference === undefined || reference.value === 0 ? undefined : value / reference.value;
}

function budget({ most }: Result): string {
  if (most === undefined) return "";
  return "ratio" in most ? times(most.ratio) : digits(most.value);
}

function isOver(result: Result): boolean {
  const { most, value } = result;
  if (most === undefined) return false;
  return "ratio" in most ? (ratioOf(result) ?? 0) > most.ratio : value > most.value;
}

/** A number with as many digits as say something. */
function digits(value: number | undefined): string {
  if (value === undefined) return "";
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

function times(ratio: number | undefined): string {
  return ratio === undefined ? "" : `${ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2)}×`;
}
