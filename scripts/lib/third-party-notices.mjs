import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { inProject } from "./project.mjs";

const licenceFile = /^(?:licen[sc]e|copying|notice)(?:[-.](?:md|txt|mit|mpl))?$/i;

/**
 * What the licences of bundled packages ask to be passed on: who wrote what, and the terms. Packages with the same terms, word for word, share one
 * entry.
 *
 * @param {Iterable<string>} inputs the files that went into bundles, from the project's folder, with `/`
 * @returns {string} plain text; the same for the same packages
 */
export function thirdPartyNotices(inputs) {
  const folders = new Set([...inputs].flatMap((input) => packageFolder(input) ?? []));
  /** @type {Map<string, string[]>} */
  const byTerms = new Map();
  for (const folder of [...folders].sort()) {
    const { title, terms } = noticeOf(folder);
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), title]);
  }
  const entries = [...byTerms].map(([terms, packages]) => `${[...new Set(packages)].join("\n")}\n\n${terms}\n`);
  const head = "Lintel's bundles hold parts of the following packages, under these terms.\n";
  return [head, ...entries].join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * @param {string} input
 * @returns {string | undefined} the folder of the package that the file belongs to; undefined for a file of our own
 */
function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license, author, homepage, repository } = JSON.parse(
    readFileSync(inProject(folder, "package.json"), "utf8"),
  );
  const files = readdirSync(inProject(folder)).filter((file) => licenceFile.test(file));
  const texts = files.sort().map((file) => readFileSync(inProject(path.join(folder, file)), "utf8").trim());
  const stated = [`Licence: ${license}`, author?.name ?? author].filter(Boolean).join("\n");
  // where its source is to be had
  const title = `${name} ${version}: ${homepage ?? repository?.url ?? repository}`;
  return { title, terms: texts.length > 0 ? texts.join("\n\n").replace(/\r\n/g, "\n") : stated };
}
