import { readFileSync } from "node:fs";
import type { Handbook } from "../../handbook/handbook.js";
import { handbookFile } from "../handbook-file.js";

/** The handbook; undefined where its file is missing or broken. */
export function readHandbook(): Handbook | undefined {
  try {
    return JSON.parse(readFileSync(handbookFile(), "utf8")) as Handbook;
  } catch {
    return undefined;
  }
}
