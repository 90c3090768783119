import type { CodeLens } from "vscode-languageserver-types";
import type { Flow } from "../design/model.js";
import { locate } from "../design/place.js";
import { referencesOf } from "../drawing/references.js";
import type { Review } from "../graph/review.js";
import type { Remark } from "../rules/finding.js";
import { count } from "../rules/words.js";
import type { Snapshot } from "../snapshot.js";
import { fenceNumber } from "../text/markdown-fences.js";
import { findingsAbout } from "./hover/findings.js";
import { keptPromises, servedFlow } from "../graph/kept-promises.js";
import { rangeAt } from "./locations.js";

/** What lenses may run: commands of the surface by what they do; one that is left out makes its lens plain text. */
export interface LensCommands {
  /** Shows the findings of the file; takes the file's URI. */
  readonly showFindings?: string;
  /** Opens the view of a flow; takes the file's URI, the view's id, `flow:NAME`, and of Markdown the fence's number. */
  readonly openView?: string;
}

/** Above a design its findings; above a flow its promise against what the design can keep, its findings, and its sequence. */
export function codeLenses(snapshot: Snapshot, uri: string, commands: LensCommands): CodeLens[] {
  const file = snapshot.design(uri)?.root;
  if (!file) return [];
  const heading = file.heading
    ? findingsLens(
        snapshot,
        uri,
        snapshot.remarks(uri),
        { at: file.heading.node.span.start, place: file.heading.place },
        commands,
      )
    : [];
  return [...heading, ...file.flows.flatMap((flow) => flowLenses(snapshot, flow, commands))];
}

interface LensPlace {
  /** Relative to the chunk of the place. */
  readonly at: number;
  readonly place: Flow["place"];
}

function flowLenses(snapshot: Snapshot, flow: Flow, commands: LensCommands): CodeLens[] {
  const { uri } = flow.file;
  const lensPlace = { at: flow.node.span.start, place: flow.place };
  const review = snapshot.review(uri);
  const served = review && servedFlow(review, flow);
  const promises = review && served ? keptPromises(review, served) : [];
  const view = review && viewOf(review, flow);
  const findings = findingsAbout(snapshot, locate({ ...flow.place, span: flow.node.span }));
  return [
    ...promises.map((title) =>
      lens(snapshot, lensPlace, title, commands.openView, viewArguments(uri, view ?? flow.name)),
    ),
    ...findingsLens(snapshot, uri, findings, lensPlace, commands),
    ...(commands.openView === undefined || view === undefined
      ? []
      : [lens(snapshot, lensPlace, "open sequence", commands.openView, viewArguments(uri, view))]),
  ];
}

function viewArguments(uri: string, flow: string): (string | number)[] {
  const fence = fenceNumber(uri);
  return [uri, `flow:${flow}`, ...(fence === undefined ? [] : [fence])];
}

/** What views of a design call the flow. */
function viewOf(review: Review, flow: Flow): string | undefined {
  for (const [name, one] of referencesOf(review).flows) if (one === flow) return name;
  return undefined;
}

/** How many findings there are, accepted ones apart; none where there are none. */
function findingsLens(
  snapshot: Snapshot,
  uri: string,
  findings: readonly Remark[],
  lensPlace: LensPlace,
  { showFindings }: LensCommands,
): CodeLens[] {
  const accepted = findings.filter((finding) => finding.accepted).length;
  const open = findings.length - accepted;
  const parts = [
    ...(open > 0 ? [count(open, "finding")] : []),
    ...(accepted > 0 ? [count(accepted, "accepted risk")] : []),
  ];
  return parts.length === 0 ? [] : [lens(snapshot, lensPlace, parts.join(", "), showFindings, [uri])];
}

function lens(
  snapshot: Snapshot,
  { at, place }: LensPlace,
  title: string,
  command: string | undefined,
  args: readonly (string | number)[],
): CodeLens {
  const range = rangeAt(snapshot, locate({ ...place, span: { start: at, end: at } }));
  return { range, command: command === undefined ? { title, command: "" } : { title, command, arguments: [...args] } };
}
