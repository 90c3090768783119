/** The environment variable that tells the suite in the extension host the port to report to. */
export const reportPortVariable = "LINTEL_EDITOR_REPORT_PORT";

/** The environment variable with the expression that the names of the tests to run match. */
export const grepVariable = "LINTEL_EDITOR_GREP";

/** What the suite sends while it runs, one JSON text a line. */
export type Report =
  | { readonly event: "passed"; readonly title: string; readonly milliseconds: number }
  | { readonly event: "failed"; readonly title: string; readonly reason: string }
  | { readonly event: "skipped"; readonly title: string }
  | { readonly event: "ended" };
