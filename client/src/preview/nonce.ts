const bytes = 18;

/** An unguessable word for one page, from the platform's generator for cryptography. */
export function makeNonce(): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}
