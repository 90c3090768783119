import type { FileSyntax } from "../../../grammar/syntax.js";
import { buildDesign, type BuildOptions } from "../design/build.js";
import type { Design } from "../design/model.js";
import { reviewOf, type Review } from "../graph/review.js";
import type { SettingsTree } from "../rules/config/settings-tree.js";
import { runInSteps, type Run } from "../rules/engine/run.js";
import { Running } from "../rules/engine/running.js";
import type { AnyRule } from "../rules/rule.js";

/** A design with what it was built from, and what has been computed of it. */
export interface BuiltDesign {
  readonly design: Design;
  readonly review: Review;
  /** What was looked at to build it, by URI; undefined for a file that there is not. */
  readonly seen: ReadonlyMap<string, FileSyntax | undefined>;
  /** What the rules say of it under these settings. */
  run(rules: readonly AnyRule[], settings: SettingsTree): Run;
  /** Runs one more rule, if one is left; returns whether one was. */
  runOne(rules: readonly AnyRule[], settings: SettingsTree): boolean;
}

type SyntaxOf = (uri: string) => FileSyntax | undefined;

/** Designs by their root. One is used again as long as every file that it was built from, or that was missing, is as it was. */
export class DesignCache {
  readonly #options: BuildOptions;
  readonly #known = new Map<string, BuiltDesign>();

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  designOf(root: string, syntaxOf: SyntaxOf): BuiltDesign {
    const known = this.#known.get(root);
    if (known !== undefined && [...known.seen].every(([uri, syntax]) => syntaxOf(uri) === syntax)) return known;
    const seen = new Map<string, FileSyntax | undefined>();
    const design = buildDesign(root, (uri) => remembered(seen, uri, syntaxOf), this.#options);
    const built = builtDesign(design, seen);
    this.#known.set(root, built);
    return built;
  }

  forget(root: string): void {
    this.#known.delete(root);
  }
}

function remembered(
  seen: Map<string, FileSyntax | undefined>,
  uri: string,
  syntaxOf: SyntaxOf,
): FileSyntax | undefined {
  const syntax = syntaxOf(uri);
  seen.set(uri, syntax);
  return syntax;
}

function builtDesign(design: Design, seen: BuiltDesign["seen"]): BuiltDesign {
  const review = reviewOf(design);
  let last: { readonly settings: SettingsTree; readonly run: Running<Run> } | undefined;
  const runUnder = (rules: readonly AnyRule[], settings: SettingsTree): Running<Run> => {
    if (last?.settings !== settings)
      last = { settings, run: new Running(runInSteps(review, rules, settings.settingsOf)) };
    return last.run;
  };
  return {
    design,
    review,
    seen,
    run: (rules, settings) => runUnder(rules, settings).result(),
    runOne: (rules, settings) => runUnder(rules, settings).step(),
  };
}
