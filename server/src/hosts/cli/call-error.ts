/** The call, the configuration or a file is wrong: one plain sentence for standard error, exit status 2. */
export class CallError extends Error {
  override readonly name = "CallError";
}

/** Known by its name, for the class may be loaded twice where commands are loaded when they are called. */
export function isCallError(error: unknown): error is CallError {
  return error instanceof Error && error.name === "CallError";
}
