import { readFileSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { main } from "../../server/src/hosts/cli/main.js";
import { lintelFences } from "../../server/src/text/markdown-fences.js";
import { inProject, projectDir } from "../lib/project.mjs";
import { writeIfChanged } from "./write-if-changed.js";

const readmeFile = inProject("README.md");
const reviewBlock = /(?<=^```text\n).*?(?=^```$)/ms;

/** Writes the review of README.md's first design into the block below it. */
export async function generateReadmeReview(): Promise<void> {
  writeIfChanged(readmeFile, await readmeWithReview());
}

/** README.md as it is to be: its first `text` block holds what `lintel check` prints of its first design. Throws where it shows no design. */
export async function readmeWithReview(): Promise<string> {
  const readme = readFileSync(readmeFile, "utf8");
  const [first] = lintelFences(readme);
  if (first === undefined) throw new Error("README.md shows no design.");
  const review = await reviewOf(readme.slice(first.content.start, first.content.end));
  return readme.replace(reviewBlock, () => review);
}

async function reviewOf(design: string): Promise<string> {
  const printed: string[] = [];
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      printed.push(chunk.toString());
      done();
    },
  });
  const io = {
    stdin: Readable.from([design]),
    stdout,
    stderr: process.stderr,
    cwd: projectDir,
    env: {},
    elapsed: () => 0,
  };
  await main(["check", "--stdin", "--stdin-filename", "orders.lintel"], { ...io, today: "2027-01-15" });
  return printed.join("");
}
