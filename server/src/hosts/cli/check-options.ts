import type { Severity } from "../../design/model.js";
import { severities } from "../../rules/engine/severity.js";
import { oneOf, readArguments, wholeNumber } from "./arguments.js";
import { CallError } from "./call-error.js";

export const reportFormats = ["pretty", "json", "sarif", "junit", "github", "markdown"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What `lintel check` is asked to do. */
export interface CheckOptions {
  /** `-` among them is standard input. */
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  readonly output?: string;
  readonly config?: string;
  /** How many warnings are let pass; undefined: any number. */
  readonly maxWarnings?: number;
  readonly minSeverity: Severity;
  /** `apply`: the fixes that need no choice are written into the files. */
  readonly fixes: "offer" | "apply";
  /** The name under which standard input is checked, where it is and another is wanted than the usual one. */
  readonly stdinName?: string;
}

/** Reads the arguments of `lintel check`. Throws a CallError for what makes no sense. */
export function checkOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = readArguments(args, {
    format: { type: "string", default: "pretty" },
    output: { type: "string" },
    config: { type: "string" },
    "max-warnings": { type: "string" },
    "min-severity": { type: "string", default: "hint" },
    fix: { type: "boolean", default: false },
    stdin: { type: "boolean", default: false },
    "stdin-filename": { type: "string" },
  });
  const fromInput = values.stdin || positionals.includes("-");
  const paths = values.stdin ? [...positionals, "-"] : positionals;
  if (values["stdin-filename"] !== undefined && !fromInput) throw new CallError("--stdin-filename needs --stdin.");
  if (fromInput && values.fix) throw new CallError("--fix writes files; it can't fix standard input.");
  const max = values["max-warnings"];
  return {
    paths: paths.length === 0 ? ["."] : paths,
    format: oneOf(reportFormats, values.format, "--format"),
    output: values.output,
    config: values.config,
    maxWarnings: max === undefined ? undefined : wholeNumber(max, "--max-warnings"),
    minSeverity: oneOf(severities, values["min-severity"], "--min-severity"),
    fixes: values.fix ? "apply" : "offer",
    stdinName: values["stdin-filename"],
  };
}
