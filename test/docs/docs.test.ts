import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readmeWithReview } from "../../scripts/generate/readme-review.js";
import { inProject } from "../../scripts/lib/project.mjs";
import { syntaxCodes } from "../../grammar/problems.js";
import { lintelFences } from "../../server/src/text/markdown-fences.js";
import { lintel } from "../harness/command-line.js";
import { folder, serviceWith } from "../harness/review.js";
import { codeIn, documentAt, documents, fragmentsOf, linkTargets, tableRows } from "./documents.js";

/* The documents say what is so: what can be tried in them is tried, and what must be complete is compared with the code. */

/** Files that examples of the documents import. */
const importable = { "payments.lintel": "service ledger", "lib.lintel": "client y service a y -> a flow f { y -> a }" };

function mistakesIn(text: string): readonly string[] {
  const files = { "design.lintel": text, ...importable };
  const findings = serviceWith({ files, checked: ["design.lintel"] })
    .snapshot()
    .findings(`${folder}design.lintel`);
  return findings.filter(({ rule }) => /^(syntax|name|schema)-/.test(rule)).map(({ rule }) => rule);
}

describe("documents", () => {
  for (const document of documents()) {
    it(`${document.path}: links lead somewhere`, () => {
      const broken = linkTargets(document).filter((target) => {
        if (/^https?:/.test(target)) return false;
        const [file = "", fragment] = target.split("#");
        const linked = file === "" ? document.path : path.posix.join(path.posix.dirname(document.path), file);
        if (!existsSync(inProject(linked))) return true;
        return fragment !== undefined && !fragmentsOf(documentAt(linked)).has(fragment);
      });
      assert.deepEqual(broken, []);
    });

    it(`${document.path}: files that it names are there`, () => {
      const named = [
        ...document.text.matchAll(/`((?:grammar|server|client|test|scripts|docs|media|examples)\/[\w./-]+)`/g),
      ];
      const missing = named.map(([, name = ""]) => name).filter((name) => !existsSync(inProject(name)));
      assert.deepEqual(missing, []);
    });

    const examples = lintelFences(document.text).filter(({ info }) => !/\b(?:fires|broken)\b/.test(info));
    if (examples.length === 0) continue;
    it(`${document.path}: designs have no mistakes`, () => {
      const mistakes = examples.flatMap(({ content }) =>
        mistakesIn(document.text.slice(content.start, content.end)).map(
          (code) => `${code} in the block at ${content.start}`,
        ),
      );
      assert.deepEqual(mistakes, []);
    });
  }
});

describe("README.md", () => {
  const readme = documentAt("README.md").text;

  it("shows the review that its first design gets; `npm run generate` writes it", async () => {
    const fresh = await readmeWithReview();
    assert.match(fresh, /^\d+ errors?, .* in 1 file/m);
    assert.equal(readme, fresh);
  });

  it("names every command and option of the command line", async () => {
    const { stdout } = await lintel(["help"], { cwd: inProject(".") });
    const commands = [...stdout.matchAll(/^ {2}(lintel (?:--)?[a-z]+)/gm)].map(([, command = ""]) => command);
    const options = [...stdout.matchAll(/--[a-z-]+/g)].map(([option]) => option);
    assert.ok(commands.length >= 9, commands.join(", "));
    assert.deepEqual(
      [...new Set([...commands, ...options])].filter((word) => !readme.includes(word)),
      [],
    );
  });
});

describe("docs/language.md", () => {
  const language = documentAt("docs/language.md");
  const designMistakes = tableRows(language, "Mistakes of names and schema");

  it("lists every code that lexer and grammar report, and no other", () => {
    const listed = tableRows(language, "Syntax errors").map(([cell = ""]) => codeIn(cell));
    assert.deepEqual(listed, [...syntaxCodes]);
  });

  it("lists every code about names and schema, and no other", () => {
    const listed = designMistakes.map(([cell = ""]) => codeIn(cell));
    assert.deepEqual([...listed].sort(), [...codesInSources("server/src/design", /"((?:name|schema)-[a-z-]+)"/g)]);
  });

  for (const [code = "", , example = ""] of designMistakes) {
    it(`shows an example of ${codeIn(code)}`, () => {
      assert.ok(mistakesIn(codeIn(example)).includes(codeIn(code)), mistakesIn(codeIn(example)).join(", "));
    });
  }
});

describe("docs/configuration.md", () => {
  const configuration = documentAt("docs/configuration.md").text;
  const { contributes } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as Manifest;

  it("names every setting and command of the extension", () => {
    const settings = Object.keys(contributes.configuration.properties);
    const commands = contributes.commands.map(({ category, title }) => `${category}: ${title}`);
    assert.ok(settings.length > 3 && commands.length > 3);
    assert.deepEqual(
      [...settings, ...commands].filter((name) => !configuration.includes(`\`${name}\``)),
      [],
    );
  });

  it("names every mistake of a lintel.json", () => {
    const codes = codesInSources("server/src/rules/config", /"(config-[a-z-]+)"/g);
    assert.ok(codes.length > 3);
    assert.deepEqual(
      codes.filter((code) => !configuration.includes(`\`${code}\``)),
      [],
    );
  });
});

describe("docs/dependencies.md", () => {
  it("says of every dependency what it is for, and of nothing else", () => {
    const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as Manifest;
    const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const { text } = documentAt("docs/dependencies.md");
    const listed = [...text.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
    );
    assert.deepEqual(listed.sort(), dependencies.sort());
  });
});

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly commands: readonly { readonly category: string; readonly title: string }[];
  };
}

/** What the pattern's group matches in the TypeScript files below a folder, each once, sorted. */
function codesInSources(dir: string, pattern: RegExp): readonly string[] {
  const files = readdirSync(inProject(dir), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const codes = files.flatMap((name) =>
    [...readFileSync(inProject(dir, name), "utf8").matchAll(pattern)].map(([, code = ""]) => code),
  );
  return [...new Set(codes)].sort();
}
