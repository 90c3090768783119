import { hash } from "node:crypto";

/** Words in a row that count as copied. */
export const runLength = 8;

const bytesPerRun = 6;
const lineLength = 120;

/**
 * The words of a text in lower case, apostrophes left out; addresses count for nothing, and neither does what stands between words. Front matter,
 * code and headings are words like any other.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text.replace(/https?:\/\/[^\s)>"'`]+/g, " ").replace(/['’]/g, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every run of `runLength` words that the text holds, in order, the words parted by a space. */
export function runsOf(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.slice(runLength - 1).map((_, start) => words.slice(start, start + runLength).join(" "));
}

/**
 * The fingerprint of a text: of each of its runs the first 48 bits of SHA-256, sorted, in base64. A text of n runs meets a fingerprint of m by
 * chance with a probability of about n·m / 2^48.
 */
export function fingerprintOf(text: string): string {
  const prints = [...new Set(runsOf(text).map(printOf))].sort();
  const base64 = Buffer.from(prints.join(""), "hex").toString("base64");
  return (base64.match(new RegExp(`.{1,${lineLength}}`, "g")) ?? []).join("\n") + "\n";
}

/** Reads a fingerprint: the prints of the runs, as `printOf` gives them. */
export function readFingerprint(fingerprint: string): ReadonlySet<string> {
  const hex = Buffer.from(fingerprint, "base64").toString("hex");
  return new Set(hex.match(new RegExp(`.{${bytesPerRun * 2}}`, "g")) ?? []);
}

/** The print of one run: 12 hexadecimal digits. */
export function printOf(run: string): string {
  return hash("sha256", run, "hex").slice(0, bytesPerRun * 2);
}
