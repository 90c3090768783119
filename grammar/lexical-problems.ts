import type { Span } from "../server/src/text/span.js";
import { closingAt, insertion, replacement, syntaxError } from "./problems.js";
import type { Problem } from "./syntax.js";

/* What the lexer says about text that it refuses. */

/** Two characters for a name of one: a message shows what was found, however odd. */
function shown(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const isVisible = /^[\p{L}\p{N}\p{P}\p{S}\p{M}]+$/u.test(text);
  return isVisible ? `"${text}"` : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

export function unknown(span: Span, text: string): Problem {
  return syntaxError("syntax-character", span, `${shown(text)} has no meaning here.`);
}

export function sign(span: Span): Problem {
  return syntaxError("syntax-character", span, "A number has no sign.", replacement("Remove the sign", span, ""));
}

export function foreignSpace(span: Span): Problem {
  return syntaxError(
    "syntax-character",
    span,
    "This is not an ordinary space, such as a no-break space pasted from elsewhere.",
    replacement("Replace by a space", span, " "),
  );
}

export function equalsSign(span: Span): Problem {
  return syntaxError(
    "syntax-character",
    span,
    "A colon stands between a key and its value.",
    replacement("Replace by a colon", span, ":"),
  );
}

export function wrongArrow(span: Span, image: string): Problem {
  const arrow = image.includes("~") ? "~>" : "->";
  const isReversed = /[<\u2190]/u.test(image) && !/[>\u2192]/u.test(image);
  if (isReversed) return syntaxError("syntax-arrow", span, 'An arrow points to the right: "->" or "~>".');
  const message = 'An arrow is written "->" for a call or "~>" for a message.';
  return syntaxError("syntax-arrow", span, message, replacement(`Replace by ${arrow}`, span, arrow));
}

export function wrongQuotes(span: Span, content: string): Problem {
  const text = `"${content.replaceAll("\\", "\\\\")}"`;
  return syntaxError(
    "syntax-string",
    span,
    'A string stands in double quotes: "…".',
    replacement("Use double quotes", span, text),
  );
}

export function openString(span: Span): Problem {
  return syntaxError(
    "syntax-unclosed",
    span,
    "This string lacks its closing quote.",
    insertion("Close the string", span.end, '"'),
  );
}

/** `end` is where the string is taken to end. */
export function openTriple(text: string, span: Span, end: number): Problem {
  const fix = insertion("Close the string", end, closingAt(text, span.start, end, '"""'));
  return syntaxError("syntax-unclosed", span, 'This string lacks its closing """.', fix);
}

export function openComment(span: Span): Problem {
  return syntaxError(
    "syntax-unclosed",
    { start: span.start, end: span.start + 2 },
    "This comment lacks its closing */.",
    insertion("Close the comment", span.end, " */"),
  );
}

export function foreignName(span: Span, image: string): Problem {
  const plain = image.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
  const message = 'Names are made of the letters a to z, digits, "_" and "-".';
  if (!/^[A-Za-z_][\w-]*$/u.test(plain)) return syntaxError("syntax-name", span, message);
  return syntaxError("syntax-name", span, message, replacement(`Rename to ${plain}`, span, plain));
}

export function nesting(span: Span, limit: number): Problem {
  return syntaxError("syntax-nesting", span, `Blocks and lists nest at most ${limit} deep.`);
}
