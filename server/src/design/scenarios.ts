import type { BlockNode } from "../../../grammar/ast.js";
import { kinds } from "../../../grammar/schema/kinds.js";
import type { Collected } from "./collect.js";
import { bind, isTaken, kindOf, ownSaid, startOf } from "./declare.js";
import type { FileDraft } from "./draft.js";
import type { Element, Flow, Loss, Named, Scenario } from "./model.js";
import { namesWhere, reportUnknown } from "./names.js";
import { statedSeverity } from "./policies.js";
import type { RawReference } from "./raw-value.js";
import type { Said } from "./said.js";
import { withArticle } from "../text/words.js";

/** Gives the scenarios of a file their names; what they speak of is read when all names are known. */
export function declareScenarios(draft: FileDraft): void {
  for (const declared of draft.declarations.scenarios) {
    const scenario = new ScenarioEntity(draft, declared);
    draft.scenarios.push(scenario);
    if (scenario.name !== "" && !isTaken(draft, declared)) bind(draft, scenario.name, scenario);
  }
}

/** Resolves what the scenarios of a file lose and expect. `flows` are all flows of the design. */
export function resolveScenarios(draft: FileDraft, flows: readonly Flow[]): void {
  for (const scenario of draft.scenarios) scenario.resolve(flows);
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

  constructor(draft: FileDraft, declared: Collected<BlockNode>) {
    const { node } = declared;
    const owner = { noun: "a scenario", properties: kinds.scenario.properties, title: node.title };
    this.file = draft;
    this.node = node;
    this.name = node.name?.name ?? "";
    this.title = node.title?.text;
    this.#said = ownSaid(draft, declared, owner);
    this.severity = statedSeverity(this.#said);
    const { place, broken } = startOf(draft, declared, [this.#said]);
    this.place = place;
    this.broken = broken;
  }

  resolve(flows: readonly Flow[]): void {
    const entries = this.#said.bag.entries;
    if (!entries.has("lose") && !entries.has("lose-one") && !this.node.broken) this.#reportNoLoss();
    this.lose = this.#references("lose").flatMap((reference) => this.#loss(reference));
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

  #loss(raw: RawReference): Loss[] {
    const { name, member } = raw.reference;
    if (member !== undefined) return this.#zone(raw, name, member);
    const named = this.file.lookUp(name);
    if (named?.type === "element") return [{ type: "element", element: named }];
    if (named?.type === "container" && named.kind === "region") return [{ type: "region", region: name }];
    if (!named && this.#placeNames("regions").has(name)) return [{ type: "region", region: name }];
    this.#unfit(raw, named, "lose", "an element, a region or a zone (region.zone)", [
      ...namesWhere(
        this.file,
        (other) => other.type === "element" || (other.type === "container" && other.kind === "region"),
      ),
      ...this.#placeNames("regions"),
    ]);
    return [];
  }

  /** A zone is known by its block, or by being named in a list of zones. */
  #zone(raw: RawReference, region: string, zone: string): Loss[] {
    const full = `${region}.${zone}`;
    const blocks = this.#files().flatMap((file) => file.containers.filter((container) => container.kind === "zone"));
    const names = blocks.map((block) => `${block.parent?.name ?? ""}.${block.name ?? ""}`);
    const listed = this.#placeNames("zones");
    if (names.includes(full) || listed.has(full) || listed.has(zone)) return [{ type: "zone", region, zone }];
    this.#unfit(raw, undefined, "lose", "a zone", [...names, ...listed]);
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

  /** Names of regions or zones that elements list, here and in the files reached. */
  #placeNames(key: "regions" | "zones"): Set<string> {
    const names = new Set<string>();
    for (const file of this.#files()) {
      for (const element of file.elements) {
        const read = element.get(key);
        if (read.state === "stated" && typeof read.value === "object") for (const name of read.value) names.add(name);
      }
      if (key === "regions")
        for (const container of file.containers)
          if (container.kind === "region" && container.name) names.add(container.name);
    }
    return names;
  }

  #files(): FileDraft[] {
    const reached = new Set<FileDraft>([this.file]);
    for (const file of reached) for (const imported of file.imports) reached.add(imported);
    return [...reached];
  }
}
