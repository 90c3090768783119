import type { FileSyntax, PlacedChunk } from "../../../grammar/syntax.js";
import type { Span } from "../text/span.js";
import { collect, type Declarations } from "./collect.js";
import type { ElementEntity, FlowEntity, HeadingEntity, LinkEntity, StatementEntity } from "./entities.js";
import type { KnownPlaces } from "./known-places.js";
import type { Acceptance, Container, DesignFile, Flow, Named, Policy, Scenario } from "./model.js";
import { ProblemList } from "./problems.js";

/** A name that an import brings in, and whether anything uses it. */
export interface ImportedBinding {
  readonly named: Named;
  readonly chunk: PlacedChunk;
  readonly span: Span;
  readonly localName: string;
  used: boolean;
}

/** A file of a design while it is built; afterwards it is read as a `DesignFile`. */
export class FileDraft implements DesignFile {
  readonly uri: string;
  readonly syntax: FileSyntax;
  readonly problemList: ProblemList;
  readonly declarations: Declarations;
  heading?: HeadingEntity;
  readonly links: LinkEntity[] = [];
  readonly flows: FlowEntity[] = [];
  readonly policies: Policy[] = [];
  readonly appliedPolicies: Policy[] = [];
  /** `resolve` reads what a scenario loses and expects, once all names are known. */
  readonly scenarios: (Scenario & { resolve(flows: readonly Flow[], places: KnownPlaces): void })[] = [];
  readonly acceptances: Acceptance[] = [];
  readonly imports: FileDraft[] = [];
  /** What the file itself declares: what others can import. */
  readonly declared = new Map<string, Named>();
  readonly imported = new Map<string, ImportedBinding>();
  /** Names of imports that failed: already reported, so that their uses are not. */
  readonly missing = new Set<string>();
  #scope: Map<string, Named> | undefined;

  constructor(uri: string, syntax: FileSyntax) {
    this.uri = uri;
    this.syntax = syntax;
    this.problemList = new ProblemList(uri);
    this.declarations = collect(this, syntax, this.problemList);
  }

  get elements(): readonly ElementEntity[] {
    return this.declarations.elements;
  }

  get statements(): readonly StatementEntity[] {
    return this.declarations.links;
  }

  /** What is declared, until an import adds to it. */
  get scope(): ReadonlyMap<string, Named> {
    return this.#scope ?? this.declared;
  }

  get containers(): readonly Container[] {
    return this.declarations.containers;
  }

  get problems(): DesignFile["problems"] {
    return this.problemList.all;
  }

  /** Brings an imported name into the scope; called once all names of the file itself are declared. */
  bindImport(binding: ImportedBinding): void {
    this.#scope ??= new Map(this.declared);
    this.#scope.set(binding.localName, binding.named);
    this.imported.set(binding.localName, binding);
  }

  /** What a name means here, and notes that it is used. */
  lookUp(name: string): Named | undefined {
    if (!this.#scope) return this.declared.get(name);
    const binding = this.imported.get(name);
    if (binding) binding.used = true;
    return this.#scope.get(name);
  }
}
