import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver-types";
import { addAcceptance } from "../../design/edits/acceptances.js";
import { applyEdits } from "../../design/edits/apply.js";
import type { Design, DesignHeading, Element, FileEdit, Flow, Link } from "../../design/model.js";
import { locate, type Location } from "../../design/place.js";
import type { Finding } from "../../rules/finding.js";
import { LineIndex } from "../../text/line-index.js";
import { locationKey } from "../designs.js";
import { diagnosticOf } from "../diagnostics.js";
import { lspChanges } from "../locations.js";
import type { ActionQuestion } from "./question.js";

const reason = "why we can live with it";

type Holder = Element | Flow | Link | DesignHeading;

/** Accepts the risk that a finding speaks of, at each thing that it is about, with a reason to fill in. */
export function acceptActions(question: ActionQuestion, finding: Finding): CodeAction[] {
  const { snapshot, uri, design, options } = question;
  return (finding.subjects ?? []).flatMap((subject) => {
    const holder = subject.uri === uri ? holderAt(design, subject) : undefined;
    if (!holder) return [];
    const edits = addAcceptance(holder, finding.rule, reason);
    const action: CodeAction = {
      title: `Accept "${finding.rule}" for ${nameOf(holder)}, with a reason`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(snapshot, finding, options.link)],
      edit: { changes: lspChanges(snapshot, edits) },
    };
    const range = options.selectCommand === undefined ? undefined : reasonRange(question, edits);
    if (!range) return [action];
    const command = { title: "Write the reason", command: options.selectCommand ?? "", arguments: [uri, range] };
    return [{ ...action, command }];
  });
}

const holders = new WeakMap<Design, ReadonlyMap<string, Holder>>();

function holderAt(design: Design, subject: Location): Holder | undefined {
  const known = holders.get(design) ?? holdersOf(design);
  holders.set(design, known);
  return known.get(locationKey(subject));
}

/** What can hold an acceptance, by the place of its declaration; of the links of a statement the first. */
function holdersOf({ root: { elements, links, flows, heading } }: Design): ReadonlyMap<string, Holder> {
  const all: readonly Holder[] = [...elements, ...links, ...flows, ...(heading ? [heading] : [])];
  return new Map([...all].reverse().map((holder) => [locationKey(declarationOf(holder)), holder]));
}

function declarationOf(holder: Holder): Location {
  const { span } = holder.type === "link" ? holder.statement.node : holder.node;
  return locate({ ...holder.place, span });
}

function nameOf(holder: Holder): string {
  if (holder.type === "heading") return "the design";
  return holder.type === "link" ? `${holder.source.name} ${holder.arrow} ${holder.target.name}` : holder.name;
}

/** Where the reason stands once the edits are made. */
function reasonRange({ syntax }: ActionQuestion, edits: readonly FileEdit[]): Range | undefined {
  const [edit] = edits;
  const inside = edit?.text.lastIndexOf(reason) ?? -1;
  if (!edit || inside < 0) return undefined;
  const start = edit.span.start + inside;
  return new LineIndex(applyEdits(syntax.text, edits)).rangeOf({ start, end: start + reason.length });
}
