import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import ts from "typescript";
import { inProject } from "../../scripts/lib/project.mjs";

/*
 * Every regular expression of the product against long texts of what it reads itself: none may take longer than in proportion to their
 * length, or a design could make an editor hang.
 */

const length = 10_000;
/** Lengths for which nothing takes long but what is worse than quadratic. */
const shortLengths = [24, 500];
/** A linear one takes a millisecond or less, a quadratic one fifty and more. What takes longer than this is looked at twice. */
const mostMs = 10;
/** A text twice as long takes a linear one twice as long, a quadratic one four times, whatever else the machine does. */
const mostGrowth = 3;

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

/** What the pattern may like to begin with, to be repeated for long. */
function units({ pattern }: Found): readonly string[] {
  const own = pattern.source.replace(/\\[a-zA-Z]|[()?*+|^]/g, "");
  const characters = Array.from(` a0\`\n${own}`);
  return [...new Set([...characters, ...characters.map((one, index) => one + (characters[index + 1] ?? "a"))])];
}

/** Processor time for a text that repeats the unit and then ends otherwise, in milliseconds. */
function timeFor({ pattern }: Found, unit: string, size: number): number {
  const text = `${unit.repeat(Math.ceil(size / unit.length))}\u0001`;
  const before = process.cpuUsage();
  text.replace(pattern, "");
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The units with which it takes long, and longer than in proportion where there are more of them. */
function slowUnits(found: Found): readonly string[] {
  return units(found).filter((unit) => {
    // short ones first: an exponential one would never be done with a long one
    if (shortLengths.some((short) => isSlowFor(found, unit, short))) return true;
    return isSlowFor(found, unit, length) && growth(found, unit) > mostGrowth;
  });
}

/** Whether it takes long each time, and not only once because the machine does something else. */
function isSlowFor(found: Found, unit: string, size: number): boolean {
  return [1, 2, 3].every(() => timeFor(found, unit, size) > mostMs);
}

/** How many times as long a text of twice the length takes; the least of some tries, for noise makes it more. */
function growth(found: Found, unit: string): number {
  const tries = Array.from({ length: 3 }, () => timeFor(found, unit, 2 * length) / timeFor(found, unit, length));
  return Math.min(...tries);
}

describe("regular expressions", function () {
  this.timeout(60_000);

  it("take time in proportion to the text", () => {
    const all = regularExpressions();
    assert.ok(all.length > 100, `${all.length} found`);
    const slow = all.flatMap((one) => slowUnits(one).map((unit) => `${one.where} on ${JSON.stringify(unit)}`));
    assert.deepEqual(slow, []);
  });

  it("are told to be slow where they are", () => {
    assert.notDeepEqual(slowUnits({ where: "here", pattern: /a+b/g }), []);
    assert.notDeepEqual(slowUnits({ where: "here", pattern: /(?:a+)+b/g }), []);
    assert.deepEqual(slowUnits({ where: "here", pattern: /a+/g }), []);
  });
});
