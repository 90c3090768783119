/** Bytes. Nobody writes a design as large as this: what is larger is left alone. */
export const largestFile = 16 * 1024 * 1024;
