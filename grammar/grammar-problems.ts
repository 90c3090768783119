import type { Span } from "../server/src/text/span.js";
import { nearest } from "../server/src/text/nearest.js";
import { closingAt, insertion, replacement, syntaxError } from "./problems.js";
import { kindNames } from "./schema/kinds.js";
import { reservedNames } from "./schema/words.js";
import type { Body, Identifier, StringValue, Value } from "./ast.js";
import type { Problem } from "./syntax.js";

/* What the grammar says where it takes more than one sentence. */

/** A reserved word in the place of a name. */
export function reservedName(span: Span, word: string): Problem {
  const rename = `${word}_`;
  const message = `"${word}" is a word of the language and can't be a name.`;
  return syntaxError("syntax-reserved-name", span, message, replacement(`Rename to ${rename}`, span, rename));
}

const kindWords = [...kindNames, "defaults", "import"];
const longestKind = Math.max(...kindWords.map((word) => word.length));

/** A word in the place of a kind. */
export function unknownKind(span: Span, word: string): Problem {
  const kind = word.length > longestKind + 3 ? undefined : nearest(word, kindWords);
  const message = `"${word}" is no kind of block.`;
  if (kind === undefined) return syntaxError("syntax-unknown-kind", span, message);
  return syntaxError("syntax-unknown-kind", span, message, replacement(`Replace by ${kind}`, span, kind));
}

/** A key alone where it needs a value; `end` is where the value is missing. */
export function missingValue(key: Identifier, end: number): Problem {
  return syntaxError("syntax-missing", { start: key.span.start, end }, `"${key.name}" needs a value.`);
}

/** A value that follows its key without a colon. */
export function missingColon(key: Identifier): Problem {
  const message = `A colon is missing between "${key.name}" and its value.`;
  return syntaxError("syntax-missing", key.span, message, insertion("Insert a colon", key.span.end, ":"));
}

/** A property with a colon and a body: one of them is too many. */
export function valueAndBody(key: Identifier, colon: Span, value: Value | undefined, body: Body): Problem {
  if (value === undefined) {
    const message = `No colon stands between "${key.name}" and its block.`;
    return syntaxError("syntax-unexpected", colon, message, replacement("Remove the colon", colon, ""));
  }
  return syntaxError("syntax-unexpected", body.open, `"${key.name}" has a value or a block, not both.`);
}

/** A `{` without its `}`, which is taken to stand at `end`. */
export function unclosedBrace(open: Span, end: number, text: string): Problem {
  const fix = insertion("Insert }", end, closingAt(text, open.start, end, "}"));
  return syntaxError("syntax-unclosed", open, 'This "{" is never closed.', fix);
}

/** A block without the name that its kind must have; a title says what it could be. */
export function missingName(keyword: Identifier, title: StringValue | undefined): Problem {
  const { name: kind, span } = keyword;
  const message = `A name is missing behind "${kind}".`;
  const words =
    title?.text
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/gu) ?? [];
  const name = words.join("-");
  if (!/^[a-z]/.test(name) || reservedNames.has(name)) return syntaxError("syntax-missing", span, message);
  return syntaxError("syntax-missing", span, message, insertion(`Name it ${name}`, span.end, ` ${name}`));
}

/** A block without the body that its kind must have. */
export function missingBody({ name, span }: Identifier): Problem {
  return syntaxError("syntax-missing", span, `A ${name} has a body: "{ … }".`);
}
