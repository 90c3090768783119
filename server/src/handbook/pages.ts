import { parsePageId, type Handbook, type Page, type PageId, type PageKind } from "./handbook.js";
import { isKey, keyPage } from "./key-page.js";
import { kindPage } from "./kind-page.js";
import { parsePage } from "./page.js";
import { textUnder } from "./hover-text.js";
import { unitPage, valuePage } from "./value-page.js";

/** The page of that id (`topic:caching`, `rule:single-zone`, `kind:store`, `key:retry.attempts`, …); undefined where there is none. */
export function pageOf(handbook: Handbook, id: string): Page | undefined {
  const { kind, name = "" } = parsePageId(id) ?? {};
  switch (kind) {
    case "topic":
      return writtenPage(`topic:${name}`, textUnder(handbook.topics, name));
    case "rule":
      return writtenPage(`rule:${name}`, textUnder(handbook.rules, name));
    case "kind":
      return kindPage(handbook, name);
    case "key":
      return keyPage(handbook, name);
    case "value":
      return valuePage(handbook, name);
    case "unit":
      return unitPage(handbook, name);
    case undefined:
      return undefined;
  }
}

/** Whether there is a page of that id, without composing it. */
export function hasPage(handbook: Handbook, id: string): boolean {
  const { kind, name = "" } = parsePageId(id) ?? {};
  if (kind === undefined) return false;
  if (kind === "key") return isKey(name);
  return textUnder(textsOf(handbook, kind), name) !== undefined;
}

function textsOf(handbook: Handbook, kind: Exclude<PageKind, "key">): Readonly<Record<string, string>> {
  const { topics, rules, kinds, values, units } = handbook;
  return { topic: topics, rule: rules, kind: kinds, value: values, unit: units }[kind];
}

function writtenPage(id: PageId, markdown: string | undefined): Page | undefined {
  return markdown === undefined ? undefined : { id, ...parsePage(markdown) };
}

/** The ids of all pages: topics, rules, kinds, keys, values and units, each group in the order of the handbook. */
export function pageIds(handbook: Handbook): readonly PageId[] {
  const ids = (kind: PageKind, texts: object) => Object.keys(texts).map((name): PageId => `${kind}:${name}`);
  const { topics, rules, kinds, keys, values, units } = handbook;
  return [
    ...ids("topic", topics),
    ...ids("rule", rules),
    ...ids("kind", kinds),
    ...ids("key", keys),
    ...ids("value", values),
    ...ids("unit", units),
  ];
}
