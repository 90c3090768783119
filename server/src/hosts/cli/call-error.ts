/** The call, the configuration or a file is wrong: one plain sentence for standard error, exit status 2. */
export class CallError extends Error {}
