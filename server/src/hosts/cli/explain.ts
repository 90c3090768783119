import { explain as explainTopic } from "../../handbook/explain.js";
import { readHandbook } from "./handbook.js";
import { readArguments } from "./arguments.js";
import { CallError } from "./call-error.js";
import type { ExitCode, Io } from "./io.js";
import { paletteFor } from "./palette.js";

/** `lintel explain`: a page of the handbook. */
export function explain(args: readonly string[], io: Io): ExitCode {
  const { positionals } = readArguments(args, {});
  const topic = positionals.join(" ").trim();
  if (topic === "")
    throw new CallError(`"lintel explain" takes a rule, a kind, a property or a topic; "index" lists them all.`);
  const handbook = readHandbook();
  if (handbook === undefined) throw new CallError("The handbook's file is missing or broken; install Lintel anew.");
  const page = explainTopic(handbook, topic, { palette: paletteFor(io), width: io.stdout.columns ?? 100 });
  if ("text" in page) {
    io.stdout.write(page.text);
    return 0;
  }
  const meant = page.suggestions.length === 0 ? "" : ` Did you mean ${page.suggestions.join(", ")}?`;
  throw new CallError(`The handbook has no page "${topic}".${meant} "lintel explain index" lists them all.`);
}
