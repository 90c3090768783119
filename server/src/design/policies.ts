import type { ForbidNode, PropertyNode, RequireNode, Selector } from "../../../grammar/ast.js";
import { isElementKind, kinds } from "../../../grammar/schema/kinds.js";
import type { PropertyType } from "../../../grammar/schema/types.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import { nearest } from "../text/nearest.js";
import type { Collected } from "./collect.js";
import { bind, isTaken, ownSaid } from "./declare.js";
import type { FileDraft } from "./draft.js";
import type { Forbid, Policy, Require, Requirement, Severity } from "./model.js";
import type { BlockNode } from "../../../grammar/ast.js";
import { nameSpan } from "./name-spans.js";
import { isMisfit, readValue } from "./raw-value.js";
import type { Said } from "./said.js";
import { capitalized, withArticle } from "../text/words.js";

/** Makes the policies that a file declares. */
export function declarePolicies(draft: FileDraft): void {
  for (const declared of draft.declarations.policies) {
    const duplicate = isTaken(draft, declared);
    const policy = new PolicyReader(draft, declared).read({ silenced: duplicate });
    draft.policies.push(policy);
    if (!duplicate) bind(draft, policy.name, policy);
  }
}

/** The severity that a policy or scenario states; left out, it is the rule's. */
export function statedSeverity(said: Said): Severity | undefined {
  const read = said.read("severity");
  return read?.state === "stated" ? (read.value as Severity) : undefined;
}

class PolicyReader {
  readonly #draft: FileDraft;
  readonly #declared: Collected<BlockNode>;
  readonly #chunk: PlacedChunk;

  constructor(draft: FileDraft, declared: Collected<BlockNode>) {
    this.#draft = draft;
    this.#declared = declared;
    this.#chunk = declared.chunk;
  }

  read(silencing: { readonly silenced: boolean }): Policy {
    const { node } = this.#declared;
    const said = ownSaid(this.#draft, this.#declared, {
      noun: "a policy",
      properties: kinds.policy.properties,
    });
    const entries = node.body?.entries ?? [];
    return {
      type: "policy",
      file: this.#draft,
      name: node.name?.name ?? "",
      title: node.title?.text,
      severity: statedSeverity(said),
      node,
      place: { uri: this.#draft.uri, chunk: this.#chunk, span: nameSpan(node) },
      broken: node.broken || silencing.silenced,
      forbids: entries.flatMap((entry) => (entry.kind === "forbid" ? this.#forbid(entry) : [])),
      requires: entries.flatMap((entry) => (entry.kind === "require" ? this.#require(entry) : [])),
    };
  }

  #forbid(node: ForbidNode): Forbid[] {
    const fit = [...node.from, ...node.to].map((selector) => this.#selectorFits(selector));
    if (!node.arrow || node.from.length === 0 || node.to.length === 0 || fit.includes(false)) return [];
    const place = { uri: this.#draft.uri, chunk: this.#chunk, span: node.span };
    return [{ from: node.from, arrow: node.arrow.arrow, to: node.to, place }];
  }

  #require(node: RequireNode): Require[] {
    const fit = node.selectors.map((selector) => this.#selectorFits(selector));
    if (!node.body || node.selectors.length === 0 || fit.includes(false)) return [];
    const requirements = node.body.entries.flatMap((entry) =>
      entry.kind === "property" ? this.#requirement(node.selectors, entry) : [],
    );
    const place = { uri: this.#draft.uri, chunk: this.#chunk, span: node.span };
    return [{ selectors: node.selectors, requirements, body: node.body, place }];
  }

  #selectorFits(selector: Selector): boolean {
    if (selector.kind !== "kind" || isElementKind(selector.name)) return true;
    const message = `A policy speaks of kinds of elements; "${selector.name}" is none.`;
    this.#draft.problemList.add("schema-reference-kind", this.#chunk, selector.span, message);
    return false;
  }

  #requirement(selectors: readonly Selector[], node: PropertyNode): Requirement[] {
    const { name: key, span } = node.key;
    const type = this.#typeOf(selectors, node);
    if (!type) return [];
    const place = { uri: this.#draft.uri, chunk: this.#chunk, span };
    if (!node.value) return [{ key, place }];
    const read = readValue(key, node.value, type.forms);
    if (!read) return [];
    if (isMisfit(read)) {
      this.#draft.problemList.add(read.code, this.#chunk, read.span, read.message);
      return [];
    }
    return [{ key, value: read.value, place }];
  }

  /** The type of a required key; a kind that has no such key makes it a mistake of the policy. */
  #typeOf(selectors: readonly Selector[], { key }: PropertyNode): PropertyType<unknown> | undefined {
    const named = selectors.flatMap((selector) =>
      selector.kind === "kind" && isElementKind(selector.name) ? [selector.name] : [],
    );
    const lacking = named.find((kind) => !Object.hasOwn(kinds[kind].properties, key.name));
    const having = (named.length > 0 ? named : Object.keys(kinds).filter(isElementKind)).find((kind) =>
      Object.hasOwn(kinds[kind].properties, key.name),
    );
    if (!lacking && having) return (kinds[having].properties as Record<string, PropertyType<unknown>>)[key.name];
    const meant = nearest(key.name, Object.keys(kinds[lacking ?? "service"].properties));
    const hint = meant ? ` Did you mean "${meant}"?` : "";
    const owner = lacking ? capitalized(withArticle(lacking)) : "No kind of element";
    const message = `${owner} ${lacking ? "has no" : "has a"} property "${key.name}".${hint}`;
    const fixes = meant ? [this.#draft.problemList.replace(this.#chunk, key.span, meant)] : [];
    this.#draft.problemList.add("schema-unknown-key", this.#chunk, key.span, message, { fixes });
    return undefined;
  }
}
