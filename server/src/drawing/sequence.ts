import type { Element, Flow, Link, Step } from "../design/model.js";
import { locate } from "../design/place.js";
import type { Review } from "../graph/review.js";
import type { DrawnEdge, DrawnFinding, DrawnNode } from "./drawing.js";
import { escapeText, shownText } from "./escape.js";
import { Ids } from "./ids.js";
import { describeElement, describeLink, fallbackOf, guards } from "./labels.js";
import { extentOf, type Part } from "./marks.js";
import { referencesOf } from "./references.js";
import { shapes } from "./shapes.js";

/** A flow as a sequence diagram: text, participants and messages in their order. */
export interface Sequence {
  readonly text: string;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

type Findings = ReadonlyMap<Part | undefined, readonly DrawnFinding[]>;

/** Draws the steps of a flow, each with its timeout and retries, what happens instead when it fails, and which of several are enough. */
export function sequenceOf(review: Review, flow: Flow, findings: Findings): Sequence {
  const writer = new SequenceWriter(review, findings);
  for (const run of alternativeRuns(flow.steps)) writer.writeRun(run);
  return writer.finish();
}

/** Steps one by one, but neighbours that are alternatives to each other together. */
function alternativeRuns(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.[0] && step.alternatives?.includes(last[0])) last.push(step);
    else runs.push([step]);
  }
  return runs;
}

/** Longer names would draw participants far apart. */
const longestRow = 16;

/** A long name in two rows, as equal as its words allow. */
function inTwoRows(title: string): readonly string[] {
  if (title.length <= longestRow) return [title];
  const spaces = [...title.matchAll(/ /g)].map(({ index }) => index);
  const middle = title.length / 2;
  const [nearest] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest === undefined ? [title] : [title.slice(0, nearest), title.slice(nearest + 1)];
}

class SequenceWriter {
  readonly #lines: string[] = [];
  readonly #participants = new Map<Element, DrawnNode>();
  readonly #messages: DrawnEdge[] = [];
  readonly #ids = new Ids();
  /** Who is working on an answer, the innermost last. */
  #active: Element[] = [];

  constructor(
    readonly review: Review,
    readonly findings: Findings,
  ) {}

  writeRun(steps: readonly Step[]): void {
    const [first] = steps;
    if (!first) return;
    this.#returnTo(first.source);
    if (steps.length === 1) {
      this.#writeStep(first);
      return;
    }
    steps.forEach((step, index) => {
      this.#lines.push(index === 0 ? "  alt one of these is enough" : "  else");
      this.#writeMessage(step, step.links[0]);
    });
    this.#lines.push("  end");
  }

  finish(): Sequence {
    this.#returnTo(undefined);
    const participants = [...this.#participants.values()].map(
      ({ id, title }) => `  participant ${id} as ${inTwoRows(title).map(escapeText).join("<br/>")}`,
    );
    const text = `${["sequenceDiagram", "  autonumber", ...participants, ...this.#lines].join("\n")}\n`;
    return { text, nodes: [...this.#participants.values()], edges: this.#messages };
  }

  /** Writes the step, in a frame where its failure is survived: by a fallback, or by going on without. */
  #writeStep(step: Step): void {
    const [link] = step.links;
    const fallback = link && fallbackOf(link);
    const optional = link?.get("optional").value === true && fallback === undefined;
    if (optional) this.#lines.push("  opt goes on without it");
    else if (fallback !== undefined) this.#lines.push("  alt it answers");
    this.#writeMessage(step, link);
    if (link && fallback !== undefined) this.#writeFallback(step, link, fallback);
    if (optional || fallback !== undefined) this.#lines.push("  end");
    else this.#enter(step);
  }

  #writeFallback(step: Step, link: Link, fallback: Element | string): void {
    const name = escapeText(step.target.title ?? step.target.name);
    this.#lines.push(`  else ${name} fails`);
    const source = this.#participant(step.source);
    if (typeof fallback === "string") {
      this.#lines.push(`  Note over ${source.id}: ${escapeText(fallback)}`);
      return;
    }
    const target = this.#participant(fallback);
    this.#lines.push(`  ${source.id}->>${target.id}: instead`);
    this.#messages.push({ ...this.#edge(step, link, [source, target]), label: "instead", line: "soft-call" });
  }

  #writeMessage(step: Step, link: Link | undefined): void {
    const [source, target] = [this.#participant(step.source), this.#participant(step.target)];
    const edge = this.#edge(step, link, [source, target]);
    const label = [edge.label, ...(link ? guards(link) : [])].map(escapeText).join("<br/>");
    this.#lines.push(`  ${source.id}${step.arrow === "->" ? "->>" : "--)"}${target.id}: ${label}`);
    this.#messages.push(edge);
  }

  #edge(step: Step, link: Link | undefined, [source, target]: readonly [DrawnNode, DrawnNode]): DrawnEdge {
    const operation = link && step.operation(link)?.value;
    const label = step.label ?? link?.title ?? operation ?? (step.arrow === "->" ? "call" : "send");
    const call = step.soft ? "soft-call" : "call";
    return {
      id: `m${this.#messages.length + 1}`,
      source: source.id,
      target: target.id,
      line: step.arrow === "->" ? call : "message",
      count: 1,
      label: shownText(label),
      description: link ? describeLink(link) : label,
      location: locate(step.place),
      extent: { uri: step.place.uri, span: locate({ ...step.place, span: step.node.span }).span },
      findings: step.links.flatMap((each) => this.findings.get(each) ?? []),
      emphasis: "plain",
    };
  }

  /** The target of a call works until something happens further out. */
  #enter(step: Step): void {
    if (step.arrow !== "->") return;
    this.#active.push(step.target);
    this.#lines.push(`  activate ${this.#participant(step.target).id}`);
  }

  #returnTo(source: Element | undefined): void {
    const depth = source ? this.#active.lastIndexOf(source) + 1 : 0;
    for (const element of this.#active.slice(depth).reverse()) {
      this.#lines.push(`  deactivate ${this.#participant(element).id}`);
    }
    this.#active = this.#active.slice(0, depth);
  }

  #participant(element: Element): DrawnNode {
    const known = this.#participants.get(element);
    if (known) return known;
    const reference = referencesOf(this.review).of(element);
    const title = shownText(element.title ?? element.name);
    const node: DrawnNode = {
      type: "element",
      id: this.#ids.take(element.kind, reference),
      kind: element.kind,
      class: element.class,
      shape: shapes[element.kind],
      title,
      label: title,
      description: describeElement(element),
      references: [reference],
      opens: `element:${reference}`,
      location: locate(element.place),
      extent: extentOf(element),
      findings: this.findings.get(element) ?? [],
      emphasis: "plain",
    };
    this.#participants.set(element, node);
    return node;
  }
}
