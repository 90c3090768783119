import { elementKinds, isElementKind, kindNames } from "../schema/kinds.js";
import { durationUnits, rateUnits, scales, sizeUnits } from "../schema/units.js";
import { declarationWords, valueWords } from "../schema/words.js";

const either = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(" | ");

/**
 * The grammar of the language as text, for readers and for other tools: `{ }` repeats, `[ ]` is optional, `( )` groups, `|` chooses, and
 * `? … ?` says in words what is no rule. Terminals are spelled out from the schema.
 */
export function ebnf(): string {
  return `${[...syntax(), ...tokens()].join("\n")}\n`;
}

function syntax(): readonly string[] {
  return [
    "(* The Lintel language. Generated from the grammar's tokens and the schema. *)",
    "",
    "file        = { import } { declaration } ;",
    'import      = "import" "{" imported { "," imported } [ "," ] "}" "from" STRING ;',
    'imported    = NAME [ "as" NAME ] ;',
    "declaration = block | link | defaults ;",
    "block       = ELEMENT NAME [ STRING ] [ body ] | NAMED NAME [ STRING ] body",
    '            | "group" [ NAME ] [ STRING ] body | "design" [ STRING ] body ;',
    'defaults    = "defaults" "{" { ( KIND | arrow ) body } "}" ;',
    "link        = endpoints arrow targets { arrow targets } [ STRING ] [ body ] ;",
    "endpoints   = NAME | names ;",
    'targets     = NAME | [ "any" ] names ;',
    'names       = "[" NAME { "," NAME } [ "," ] "]" ;',
    'arrow       = "->" | "~>" ;',
    'body        = "{" { property | accept | block | link | statement | separator } "}" ;',
    'property    = KEY ( ":" value | body ) ;',
    "value       = scalar | list ;",
    'list        = "[" [ value { "," value } [ "," ] ] "]" ;',
    'scalar      = STRING | NUMBER | PERCENT | DURATION | RATE | SIZE | DATE | BOOLEAN | WORD | NAME "." NAME ;',
    'accept      = "accept" NAME body ;',
    'separator   = "," | ";" ;',
    "",
    "(* in a policy *)",
    "statement   = forbid | require ;",
    'forbid      = "forbid" selectors arrow selectors ;',
    'require     = "require" selectors "{" { requirement | separator } "}" ;',
    'selectors   = selector | "[" selector { "," selector } [ "," ] "]" ;',
    'selector    = KIND | "#" NAME | "*" ;',
    'requirement = KEY [ ":" value ] ;',
    "",
  ];
}

function tokens(): readonly string[] {
  return [
    "(* tokens: white space and comments separate them and mean nothing else *)",
    `ELEMENT     = ${either(elementKinds)} ;`,
    `NAMED       = ${either(kindNames.filter((kind) => !isElementKind(kind) && kind !== "group" && kind !== "design"))} ;`,
    'KIND        = ELEMENT | NAMED | "group" | "design" ;',
    "NAME        = ? a WORD that is not reserved ? ;",
    "KEY         = ? a WORD; a reserved one only before `:` ? ;",
    "WORD        = ? a letter or `_`, then letters, digits, `_`, and `-` before one of these ? ;",
    `RESERVED    = KIND | ${either([...declarationWords, ...valueWords])} ;`,
    'STRING      = ? `"…"` on one line with the escapes \\" \\\\ \\n \\t, or `"""…"""` over lines with none ? ;',
    `NUMBER      = ? digits [ "." digits ] ? [ SCALE ] ;`,
    `SCALE       = ${either(Object.keys(scales))} ;`,
    'PERCENT     = NUMBER "%" ;',
    `DURATION    = NUMBER ( ${either(Object.keys(durationUnits))} ) ;`,
    `RATE        = NUMBER "/" ( ${either(Object.keys(rateUnits))} ) ;`,
    `SIZE        = NUMBER ( ${either(Object.keys(sizeUnits))} ) ;`,
    "DATE        = ? an ISO 8601 day: 2027-03-01 ? ;",
    'BOOLEAN     = "true" | "false" ;',
  ];
}
