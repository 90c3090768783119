import { sample } from "./sample.js";

const many = 100_000;

/** Texts as large and as wrong as they come, by what they are. */
export const hostileTexts: Readonly<Record<string, string>> = {
  "nested braces": "{".repeat(many),
  "nested brackets": "[".repeat(many),
  "nested lists as a value": `service a { tags: ${"[".repeat(many)}${"]".repeat(many)} }`,
  "nested blocks": "group { ".repeat(many) + "}".repeat(many),
  "nested blocks and imports": "import {replicas: {".repeat(many / 10),
  "closing braces": "}".repeat(many),
  "comments that never end": "/* x\n".repeat(many),
  "comments before colons": `a ${"/**/ ".repeat(many)}: 3`,
  "long strings that never end": '"""\n}\n'.repeat(many / 10),
  "strings that never end": 'title: "x\n'.repeat(many / 10),
  quotes: '"'.repeat(many + 1),
  "a line of a megabyte": `service a { title: "${"x".repeat(1_000_000)}" }`,
  "links on one line": "a -> b ".repeat(many / 10),
  "unknown characters": "@ a ".repeat(many / 10),
  "wrong quotes": "' ".repeat(many / 10),
  "lists at line starts": "[a,\n".repeat(many / 10),
  "open blocks with declarations": "service a {\n".repeat(many / 10),
  "lone surrogates": "\ud800 \udfff".repeat(many / 10),
  "carriage returns": "service a { }\r".repeat(many / 10),
  "five megabytes": sample.repeat(Math.ceil(5_000_000 / sample.length)),
  "five megabytes that lack a brace": `service a {\n${sample.repeat(Math.ceil(5_000_000 / sample.length))}`,
};
