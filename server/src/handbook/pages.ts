import { parsePageId, type Handbook, type Page, type PageId } from "./handbook.js";
import { keyPage } from "./key-page.js";
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

function writtenPage(id: PageId, markdown: string | undefined): Page | undefined {
  return markdown === undefined ? undefined : { id, ...parsePage(markdown) };
}

/** The ids of all pages: topics, rules, kinds, keys, values and units, each group in the order of the handbook. */
export function pageIds(handbook: Handbook): readonly PageId[] {
  const ids = (kind: PageId, names: object) => Object.keys(names).map((name): PageId => `${kind}${name}`);
  return [
    ...ids("topic:", handbook.topics),
    ...ids("rule:", handbook.rules),
    ...ids("kind:", handbook.kinds),
    ...ids("key:", handbook.keys),
    ...ids("value:", handbook.values),
    ...ids("unit:", handbook.units),
  ];
}
