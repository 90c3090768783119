import type { FileSyntax } from "../../../grammar/syntax.js";
import type { Design, DesignFile } from "../design/model.js";
import type { Review } from "../graph/review.js";
import type { SettingsTree } from "../rules/config/settings-tree.js";
import { findingsInSteps } from "../rules/engine/findings.js";
import type { Run } from "../rules/engine/run.js";
import type { Running } from "../rules/engine/running.js";
import type { Finding, Remark } from "../rules/finding.js";
import type { AnyRule } from "../rules/rule.js";
import type { Snapshot } from "../snapshot.js";
import type { BuiltDesign, DesignCache } from "./design-cache.js";
import { configFindings } from "./config-findings.js";
import type { FindingsCache } from "./findings-cache.js";
import type { KnownFile } from "./files.js";
import { importGraph, type ImportGraph } from "./import-graph.js";
import { readsProse } from "./reads-prose.js";
import type { Remarked, RemarksBasis, RemarksCache } from "./remarks-cache.js";

/** What a moment shares with the ones before and after it. */
export interface Shared {
  readonly rules: readonly AnyRule[];
  readonly designs: DesignCache;
  readonly findings: FindingsCache;
  readonly remarks: RemarksCache;
}

/** All known files at one moment, with what is said of them. It never changes, whatever happens to the files after. */
export class Moment implements Snapshot {
  readonly files: ReadonlyMap<string, FileSyntax>;
  readonly settings: SettingsTree;
  /** The day of the review. */
  readonly today: string;
  readonly #known: ReadonlyMap<string, KnownFile>;
  readonly #shared: Shared;
  readonly #built = new Map<string, BuiltDesign>();
  #graph: ImportGraph | undefined;

  constructor(known: ReadonlyMap<string, KnownFile>, settings: SettingsTree, today: string, shared: Shared) {
    this.files = new Map([...known].map(([uri, { syntax }]) => [uri, syntax]));
    this.settings = settings;
    this.#known = known;
    this.#shared = shared;
    this.today = today;
  }

  design(uri: string): Design | undefined {
    return this.#builtDesign(uri)?.design;
  }

  review(uri: string): Review | undefined {
    return this.#builtDesign(uri)?.review;
  }

  findings(uri: string): readonly Finding[] {
    const config = this.settings.configs.get(uri);
    if (config !== undefined) return configFindings(uri, config);
    return this.#runningFindings(uri)?.result() ?? [];
  }

  remarks(uri: string): readonly Remark[] {
    if (this.settings.configs.has(uri)) return this.findings(uri);
    const { remarks } = this.#shared;
    const basis = this.#basisOf(uri);
    const known = remarks.get(uri, basis, this.#syntaxOf);
    if (known !== undefined) return known;
    const made = this.#remarked(uri, basis.roots);
    remarks.set(uri, basis, made);
    return made.remarks;
  }

  /** Makes the remarks on a file in steps, so that others may have a turn between; nothing is left to do where they only move. */
  *remarkInSteps(uri: string): Generator<undefined, void> {
    if (this.settings.configs.has(uri)) return;
    const basis = this.#basisOf(uri);
    if (this.#shared.remarks.get(uri, basis, this.#syntaxOf) !== undefined) return;
    for (const root of basis.roots) {
      const built = this.#builtDesign(root);
      do yield;
      while (built?.runOne(this.#shared.rules, this.settings) === true);
    }
    const findings = this.#runningFindings(uri);
    while (findings?.step() === true) yield;
    this.remarks(uri);
  }

  /** The findings of a file, which may be under way; undefined where it is in no checked design. */
  #runningFindings(uri: string): Running<readonly Finding[]> | undefined {
    const runs = this.#runsWith(uri);
    const file = this.#fileIn(uri, runs);
    if (file === undefined) return undefined;
    const context = { rules: this.#shared.rules, settingsOf: this.settings.settingsOf, today: this.today };
    const inputs = [this.settings, this.today, ...runs];
    return this.#shared.findings.of(uri, inputs, () => findingsInSteps(file, runs, context));
  }

  #basisOf(uri: string): RemarksBasis {
    return { settings: this.settings, today: this.today, roots: this.#rootsWith(uri) };
  }

  #remarked(uri: string, roots: readonly string[]): Remarked {
    const built = roots.flatMap((root) => this.#builtDesign(root) ?? []);
    return {
      remarks: this.findings(uri),
      seen: new Map(built.flatMap(({ seen }) => [...seen])),
      readsProse: built.some(({ design }) => readsProse(design)),
    };
  }

  #builtDesign(uri: string): BuiltDesign | undefined {
    if (!this.#known.has(uri)) return undefined;
    const built = this.#built.get(uri) ?? this.#shared.designs.designOf(uri, this.#syntaxOf);
    this.#built.set(uri, built);
    return built;
  }

  readonly #syntaxOf = (uri: string): FileSyntax | undefined => this.#known.get(uri)?.syntax;

  /** The roots of the checked designs that contain the file, its own first. */
  #rootsWith(uri: string): readonly string[] {
    this.#graph ??= importGraph(new Map([...this.#known].map(([importer, { imports }]) => [importer, imports])));
    return this.#graph.reaching(uri).filter((root) => this.#known.get(root)?.role === "checked");
  }

  /** What the rules say of each checked design that contains the file, its own first. */
  #runsWith(uri: string): readonly Run[] {
    return this.#rootsWith(uri).flatMap(
      (root) => this.#builtDesign(root)?.run(this.#shared.rules, this.settings) ?? [],
    );
  }

  #fileIn(uri: string, runs: readonly Run[]): DesignFile | undefined {
    for (const { review } of runs) {
      const file = review.design.files.find((one) => one.uri === uri);
      if (file !== undefined) return file;
    }
    return undefined;
  }
}
