import type { FileSyntax } from "../../../grammar/syntax.js";
import { readAcceptances } from "./acceptances.js";
import { declareFile } from "./declare.js";
import { FileDraft } from "./draft.js";
import type { ElementEntity } from "./entities.js";
import { connectFlows } from "./flows.js";
import { bindImports, importedFiles, reportUnusedImports, type FileFinder } from "./imports.js";
import { linkFile, LinkTable } from "./links.js";
import type { Design } from "./model.js";
import { declarePolicies } from "./policies.js";
import { breakHostCircles, resolveReferences } from "./references.js";
import { declareScenarios, resolveScenarios } from "./scenarios.js";

/** What a design is told besides its files. */
export interface BuildOptions {
  /** The ids of all rules, to check acceptances; left out, any id is taken. */
  readonly rules?: ReadonlySet<string>;
  /** Whether a file may be imported: it is in the workspace. Left out, every file may. */
  readonly isInside?: (uri: string) => boolean;
}

/**
 * The reviewed design of a root file: the file with all that it imports, directly or not. `syntaxOf` gives a file's syntax by URI, or
 * undefined where there is no such file. Never throws; mistakes are problems of the files. The result holds no state of earlier calls
 * but the typed bodies that are remembered by their nodes.
 */
export function buildDesign(
  rootUri: string,
  syntaxOf: (uri: string) => FileSyntax | undefined,
  options: BuildOptions = {},
): Design {
  const { drafts, finder } = reachFiles(rootUri, syntaxOf, options);
  for (const draft of drafts) {
    declareFile(draft);
    declarePolicies(draft);
    declareScenarios(draft);
  }
  for (const draft of drafts) bindImports(draft, finder);
  return connect(drafts, options);
}

function reachFiles(
  rootUri: string,
  syntaxOf: (uri: string) => FileSyntax | undefined,
  { isInside = () => true }: BuildOptions,
): { drafts: FileDraft[]; finder: FileFinder } {
  const byUri = new Map<string, FileDraft | undefined>();
  const find = (uri: string): FileDraft | undefined => {
    if (!byUri.has(uri)) {
      const syntax = syntaxOf(uri);
      byUri.set(uri, syntax && new FileDraft(uri, syntax));
    }
    return byUri.get(uri);
  };
  const finder: FileFinder = { find, isInside };
  const root = find(rootUri) ?? new FileDraft(rootUri, { text: "", chunks: [] });
  byUri.set(rootUri, root);
  const drafts = new Set([root]);
  for (const draft of drafts) {
    draft.imports.push(...importedFiles(draft, finder));
    for (const file of draft.imports) drafts.add(file);
  }
  return { drafts: [...drafts], finder };
}

function connect(drafts: readonly FileDraft[], options: BuildOptions): Design {
  const elements: ElementEntity[] = [];
  for (const draft of drafts) {
    for (const element of draft.elements) {
      element.index = elements.length;
      elements.push(element);
    }
  }
  const table = new LinkTable(elements.length);
  for (const draft of drafts) linkFile(draft, table);
  for (const draft of drafts) resolveReferences(draft);
  breakHostCircles(drafts);
  for (const draft of drafts) connectFlows(draft, table);
  const flows = drafts.flatMap((draft) => draft.flows);
  for (const [index, flow] of flows.entries()) flow.index = index;
  for (const draft of drafts) finish(draft, options);
  const [root] = drafts;
  if (!root) throw new Error("A design has at least its root file.");
  return { root, files: drafts, elements, links: table.links, flows, anyGroups: table.anyGroups };
}

/** What rests on all names and flows: scenarios, acceptances, policies in force, unused imports. */
function finish(draft: FileDraft, { rules }: BuildOptions): void {
  const reached = new Set<FileDraft>([draft]);
  for (const file of reached) for (const imported of file.imports) reached.add(imported);
  resolveScenarios(
    draft,
    [...reached].flatMap((file) => file.flows),
  );
  readAcceptances(draft, rules);
  draft.appliedPolicies.push(...draft.policies);
  for (const { named } of draft.imported.values()) if (named.type === "policy") draft.appliedPolicies.push(named);
  reportUnusedImports(draft);
}
