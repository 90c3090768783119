import process from "node:process";
import { LanguageService } from "../server/src/service.js";
import { busyTitle, generateDesign } from "./generate.js";
import { today, uri } from "./review-setup.js";

/*
 * What the service keeps in memory. Arguments: the number of elements, the number of edits. Prints megabytes as JSON. Needs `--expose-gc`.
 */

const [size = 0, edits = 0] = process.argv.slice(2).map(Number);
const before = heapMb();
const text = generateDesign(size);
const service = new LanguageService({ today: () => today });
review(text);
const reviewed = heapMb();
for (let edit = 1; edit <= edits; edit += 1) review(text.replace(busyTitle, `${busyTitle} ${edit}`));
review(text);
const edited = heapMb();
const resident = process.memoryUsage().rss / 1e6;
process.stdout.write(JSON.stringify({ reviewed: reviewed - before, growth: edited - reviewed, resident }));

function review(wanted: string): void {
  service.setFile(uri, wanted);
  service.snapshot().findings(uri);
}

function heapMb(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
