import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { lintelFences } from "../../text/markdown-fences.js";
import { largestFile } from "../largest-file.js";
import { isMarkdown } from "./find-designs.js";
import { expectShortRun } from "./short-run.js";

/** The text of a file as it stands there, with its byte-order mark; or why it can't be read, empty where nothing is known to say. */
export type FileText = { readonly text: string } | { readonly reason: string };

/**
 * Reads a design, Markdown or settings. Bytes that are no UTF-8 are refused, for writing the text again would lose them; but Markdown that
 * holds no design may be in any encoding, and is taken for empty.
 */
export function readText(file: string): FileText {
  try {
    const { size } = statSync(file);
    if (size > largestFile) return { reason: "it is larger than 16 MB" };
    expectShortRun(size);
    const bytes = readFileSync(file);
    if (isUtf8(bytes)) return { text: bytes.toString("utf8") };
    const hasDesign = !isMarkdown(file) || lintelFences(bytes.toString("latin1")).length > 0;
    return hasDesign ? { reason: "it is not UTF-8 text" } : { text: "" };
  } catch {
    return { reason: "" };
  }
}

/** That a file can't be read, as a sentence. */
export function unreadable(shownPath: string, reason: string): string {
  return `The file ${shownPath} can't be read${reason === "" ? "" : `: ${reason}`}.`;
}
