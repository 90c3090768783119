import { check } from "./check.js";
import { draw } from "./draw.js";
import { format } from "./format.js";
import { report } from "./report.js";
import { rules } from "./rules.js";

/** The commands that need the language and its rules: a bundle of their own, which is loaded when one of them is called. */
export const designCommands = { check, draw, format, report, rules };
