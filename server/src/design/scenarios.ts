import type { BlockNode } from "../../../grammar/ast.js";
import { kinds } from "../../../grammar/schema/kinds.js";
import type { Collected } from "./collect.js";
import { bind, isTaken, kindOf, ownSaid } from "./declare.js";
import type { FileDraft } from "./draft.js";
import type { Element, Flow, Loss, Named, Scenario } from "./model.js";
import { KnownPlaces } from "./known-places.js";
import { nameSpan } from "./name-spans.js";
import { namesWhere, reportUnknown } from "./names.js";
import { statedSeverity } from "./policies.js";
import type { RawReference } from "./raw-value.js";
import type { Said } from "./said.js";
import { withArticle } from "../text/words.js";

/** Gives the scenarios of a file their names; what they speak of is read when all names are known. */
export function declareScenarios(draft: FileDraft): void {
  for (const declared of draft.declarations.scenarios) {
    const duplicate = isTaken(draft, declared);
    const scenario = new ScenarioEntity(draft, declared, { silenced: duplicate });
    draft.scenarios.push(scenario);
    if (!duplicate) bind(draft, scenario.name, scenario);
  }
}

/** Resolves what the scenarios of a file lose and expect. `flows` are all flows of the design. */
export function resolveScenarios(draft: FileDraft, flows: readonly Flow[]): void {
  const places = new KnownPlaces(draft);
  for (const scenario of draft.scenarios) scenario.resolve(flows, places);
}

class ScenarioEntity implements Scenario {
  readonly type = "scenario";
  readonly file: FileDraft;
  readonly node: BlockNode;
  readonly name: string;
  readonly title?: string;
  readonly severity: Scenario["severity"];
  readonly place: Scenario["place"];
  broken: boolean;
  lose: readonly Loss[] = [];
  loseOne: readonly Element[] = [];
  expect: readonly Flow[] = [];
  readonly #said: Said;

  constructor(draft: FileDraft, declared: Collected<BlockNode>, silencing: { readonly silenced: boolean }) {
    const { node, chunk } = declared;
    this.file = draft;
    this.node = node;
    this.name = node.name?.name ?? "";
    this.title = node.title?.text;
    this.#said = ownSaid(draft, declared, { noun: "a scenario", properties: kinds.scenario.properties });
    this.severity = statedSeverity(this.#said);
    this.place = { uri: draft.uri, chunk, span: nameSpan(node) };
    this.broken = node.broken || silencing.silenced;
  }

  resolve(flows: readonly Flow[], places: KnownPlaces): void {
    const entries = this.#said.bag.entries;
    if (!entries.has("lose") && !entries.has("lose-one") && !this.node.broken) this.#reportNoLoss();
    this.lose = this.#references("lose").flatMap((reference) => this.#loss(reference, places));
    this.loseOne = this.#references("lose-one").flatMap((reference) => this.#one(reference));
    this.expect = entries.has("expect")
      ? this.#references("expect").flatMap((reference) => this.#flow(reference))
      : flows;
    for (const key of ["lose", "lose-one", "expect"]) if (entries.get(key)?.state === "invalid") this.broken = true;
  }

  #references(key: string): RawReference[] {
    return this.#said.bag.references.filter((reference) => reference.key === key);
  }

  #reportNoLoss(): void {
    const { chunk, span } = this.place;
    const message = `The scenario "${this.name}" loses nothing; say what is gone with "lose" or "lose-one".`;
    this.file.problemList.add("schema-scenario-empty", chunk, span, message);
    this.broken = true;
  }

  #loss(raw: RawReference, places: KnownPlaces): Loss[] {
    const { name, member } = raw.reference;
    if (member !== undefined) return this.#zone(raw, { region: name, zone: member }, places);
    const named = this.file.lookUp(name);
    if (named?.type === "element") return [{ type: "element", element: named }];
    if (named?.type === "container" && named.kind === "region") return [{ type: "region", region: name }];
    if (!named && places.regions.has(name)) return [{ type: "region", region: name }];
    this.#unfit(raw, named, "lose", "an element, a region or a zone (region.zone)", [
      ...namesWhere(
        this.file,
        (other) => other.type === "element" || (other.type === "container" && other.kind === "region"),
      ),
      ...places.regions,
    ]);
    return [];
  }

  /** A zone is known by its block, or by being named in a list of zones. */
  #zone(raw: RawReference, { region, zone }: { region: string; zone: string }, { zones }: KnownPlaces): Loss[] {
    if (zones.has(`${region}.${zone}`) || zones.has(zone)) return [{ type: "zone", region, zone }];
    this.#unfit(raw, undefined, "lose", "a zone", [...zones]);
    return [];
  }

  #one(raw: RawReference): Element[] {
    const named = this.file.lookUp(raw.reference.name);
    if (named?.type === "element" && raw.reference.member === undefined) return [named];
    const names = namesWhere(this.file, (other) => other.type === "element");
    this.#unfit(raw, named, "lose-one", "an element", names);
    return [];
  }

  #flow(raw: RawReference): Flow[] {
    const named = this.file.lookUp(raw.reference.name);
    if (named?.type === "flow" && raw.reference.member === undefined) return [named];
    const names = namesWhere(this.file, (other) => other.type === "flow");
    this.#unfit(raw, named, "expect", "a flow", names);
    return [];
  }

  #unfit(raw: RawReference, named: Named | undefined, key: string, what: string, candidates: readonly string[]): void {
    this.broken = true;
    const { chunk } = this.place;
    const { name, member } = raw.reference;
    if (named) {
      const message = `"${key}" names ${what}; "${name}" is ${withArticle(kindOf(named))}.`;
      return this.file.problemList.add("schema-reference-kind", chunk, raw.span, message);
    }
    const identifier = { name: member === undefined ? name : `${name}.${member}`, span: raw.span };
    reportUnknown(this.file, chunk, identifier, candidates);
  }
}
