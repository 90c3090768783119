import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { inProject } from "../../scripts/lib/project.mjs";

/*
 * Every regular expression of the product against long texts of what it reads itself: none may take longer than in proportion to their
 * length, or a design could make an editor hang.
 */

const length = 10_000;
/** A linear one takes a millisecond or less, a quadratic one fifty and more. */
const mostMs = 25;

/** These read texts of our own alone, or no more than a few hundred characters. */
const ofOwnTexts =
  /^server\/src\/(?:handbook\/|report\/markdown-words|features\/(?:formatting\/layout|completion\/context))/;

interface Found {
  readonly where: string;
  readonly pattern: RegExp;
}

function regularExpressions(): readonly Found[] {
  return ["grammar", "server/src", "client/src"].flatMap((dir) =>
    readdirSync(inProject(dir), { recursive: true, encoding: "utf8" })
      .map((name) => `${dir}/${name}`)
      .filter((path) => path.endsWith(".ts") && !path.includes("generate") && !ofOwnTexts.test(path))
      .flatMap(inFile),
  );
}

function inFile(path: string): readonly Found[] {
  const found: Found[] = [];
  const source = ts.createSourceFile(path, readFileSync(inProject(path), "utf8"), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      found.push({ where: `${path}: ${node.text}`, pattern: new RegExp(body, flags.replace("y", "g")) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Texts that begin as the pattern may like them, for long, and then end otherwise. */
function hostileTexts({ pattern }: Found): readonly string[] {
  const own = pattern.source.replace(/\\[a-zA-Z]|[()?*+|^]/g, "");
  const characters = Array.from(` a0\`\n${own}`);
  const units = [...new Set([...characters, ...characters.map((one, index) => one + (characters[index + 1] ?? "a"))])];
  return units.map((unit) => `${unit.repeat(Math.ceil(length / unit.length))}\u0001`);
}

/** The longest that it takes with one of the texts, and what that one repeats. */
function slowest(found: Found): { readonly ms: number; readonly unit: string } {
  let worst = { ms: 0, unit: "" };
  for (const text of hostileTexts(found)) {
    const begun = performance.now();
    text.replace(found.pattern, "");
    const ms = performance.now() - begun;
    if (ms > worst.ms) worst = { ms, unit: text.slice(0, 4) };
  }
  return worst;
}

describe("regular expressions", function () {
  this.timeout(60_000);

  it("take time in proportion to the text", () => {
    const all = regularExpressions();
    assert.ok(all.length > 100, `${all.length} found`);
    const isSlow = (one: Found): boolean => slowest(one).ms > mostMs;
    // one that was slow for another reason is not slow each time
    const slow = all.filter(isSlow).filter(isSlow).filter(isSlow);
    assert.deepEqual(
      slow.map((one) => `${one.where} on ${JSON.stringify(slowest(one))}`),
      [],
    );
  });
});
