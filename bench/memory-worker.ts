import process from "node:process";
import { LanguageService } from "../server/src/service.js";
import { busyTitle, generateDesign } from "./generate.js";
import { today, uri } from "./review-setup.js";

/*
 * What the service keeps in memory. Arguments: the number of elements, the number of edits. Prints megabytes as JSON. Needs `--expose-gc`.
 */

/** Who types pauses now and then, and only then is the review asked for: once in so many edits. */
const editsPerReview = 20;

const [size = 0, edits = 0] = process.argv.slice(2).map(Number);
const before = heapMb();
const text = generateDesign(size);
const [head = "", tail = ""] = text.split(busyTitle);
const service = new LanguageService({ today: () => today });
type(0, 1);
const reviewed = heapMb();
type(1, edits / 2);
const halfway = heapMb();
type(edits / 2, edits);
const edited = heapMb();
// code is compiled in the first half, a leak goes on
process.stdout.write(JSON.stringify({ reviewed: reviewed - before, growth: edited - halfway }));

/** Makes edits by number. Every one makes another title: one that was there before could be remembered. */
function type(from: number, to: number): void {
  for (let edit = from; edit < to; edit += 1) {
    service.setFile(uri, `${head}${busyTitle} ${edit}${tail}`);
    if (edit % editsPerReview === 0) service.snapshot().findings(uri);
  }
}

function heapMb(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
