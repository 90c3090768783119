import { readFileSync } from "node:fs";
import process from "node:process";
import { parseBare } from "./bare-chevrotain.js";

/* Parses a design with nothing but Chevrotain, once, in a process of its own: what no command can do in less. Argument: the file. */
const [file = ""] = process.argv.slice(2);
parseBare(readFileSync(file, "utf8"));
