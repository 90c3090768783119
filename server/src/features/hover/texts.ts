import type { NumericValue } from "../../../../grammar/ast.js";
import { describeForms } from "../../design/raw-value.js";
import { keyText, kindText, propertiesAt, unitText, valueText } from "../../handbook/hover-text.js";
import { resolveLinks } from "../../handbook/links.js";
import type { Handbook } from "../../handbook/handbook.js";
import { codeSpan } from "../../text/markdown.js";
import { durationText } from "../../text/quantities.js";
import { ruleText } from "../completion/documentation.js";
import type { HandbookOptions } from "../handbook.js";
import type { KeyPath, Word } from "../words/word.js";
import { paragraphs } from "./lines.js";

/** The handbook's text for a word of the language; undefined for a word that it has none for. */
export function wordHover(word: Word, { handbook, link }: HandbookOptions): string | undefined {
  const text = textOf(word, handbook);
  return text === undefined ? undefined : resolveLinks(text, link);
}

function textOf(word: Word, handbook: Handbook): string | undefined {
  switch (word.role) {
    case "head":
    case "arrow":
      return kindText(handbook, word.name);
    case "key":
      return withTitle(word.name, keyText(handbook, word.place, word.path), takes(word));
    case "value":
      return withTitle(word.name, valueText(handbook, word.place, word.path, word.name));
    case "number":
      return numberText(word.value, handbook);
    case "rule": {
      const text = ruleText(handbook, word.name);
      return text === undefined ? undefined : paragraphs(`**${word.name}**`, text, `[Handbook](rule:${word.name})`);
    }
    default:
      return undefined;
  }
}

function withTitle(title: string, text: string | undefined, note?: string): string | undefined {
  return text === undefined ? undefined : paragraphs(`**${title}**${note === undefined ? "" : ` · ${note}`}`, text);
}

/** What fits under a key, in words; undefined where its words say it already. */
function takes({ place, path }: KeyPath): string | undefined {
  const keys = path.split(".");
  let type = propertiesAt(place)[keys[0] ?? ""];
  for (const key of keys.slice(1)) type = type?.block?.properties[key];
  const forms = type?.forms ?? [];
  return forms.length === 0 ? undefined : describeForms(forms);
}

/** A number in base units, with the text for its unit. */
function numberText(value: NumericValue, handbook: Handbook): string | undefined {
  const unit = unitOf(value.text);
  const text = unit === undefined ? undefined : unitText(handbook, unit);
  return text === undefined ? undefined : paragraphs(`${codeSpan(value.text)}${inBaseUnits(value)}`, text);
}

/** The last unit in the text: that after the `/`, a duration's, a size's, `%`, or the scale. */
function unitOf(text: string): string | undefined {
  const [, after = ""] = /^[\d.]+(.*)$/.exec(text) ?? [];
  const slash = after.indexOf("/");
  if (slash >= 0) return after.slice(slash);
  return after === "" ? undefined : after;
}

function inBaseUnits({ kind, text, value }: NumericValue): string {
  const plain = readable(kind, value);
  return plain === undefined || plain === text ? "" : ` = ${plain}`;
}

function readable(kind: NumericValue["kind"], value: number): string | undefined {
  switch (kind) {
    case "duration":
      return durationText(value);
    case "rate":
      return `${Number(value.toPrecision(4))} a second`;
    case "number":
      return value.toLocaleString("en-US");
    default:
      return undefined;
  }
}
