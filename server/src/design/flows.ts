import type { LinkNode } from "../../../grammar/ast.js";
import { stepProperties } from "../../../grammar/schema/properties.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { FileDraft } from "./draft.js";
import { StepEntity, type End, type FlowEntity, type LinkEntity } from "./entities.js";
import { hopsOf, type Hop, type LinkTable } from "./links.js";
import type { Fix, Step } from "./model.js";
import { readBody } from "./raw-body.js";
import type { Said } from "./said.js";

/** Matches the steps of a file's flows with the design's links. */
export function connectFlows(draft: FileDraft, table: LinkTable): void {
  for (const flow of draft.flows) new StepMaker(draft, table, flow).run();
}

class StepMaker {
  readonly #draft: FileDraft;
  readonly #table: LinkTable;
  readonly #flow: FlowEntity;
  readonly #chunk: PlacedChunk;

  constructor(draft: FileDraft, table: LinkTable, flow: FlowEntity) {
    this.#draft = draft;
    this.#table = table;
    this.#flow = flow;
    this.#chunk = flow.chunk;
  }

  run(): void {
    const nodes = (this.#flow.node.body?.entries ?? []).filter((entry): entry is LinkNode => entry.kind === "link");
    if (nodes.length === 0) return this.#reportEmpty();
    for (const [position, node] of nodes.entries()) {
      const hops = hopsOf(this.#draft, this.#chunk, node, "a step ends at");
      if (position === 0) this.#start(node, hops);
      const said = this.#said(node);
      for (const hop of hops) this.#hop(node, hop, said);
    }
    shareAlternatives(this.#flow.steps);
  }

  #reportEmpty(): void {
    if (this.#flow.node.broken || !this.#flow.node.body) return;
    const { span } = this.#flow.place;
    this.#problem(
      "schema-flow-empty",
      span,
      `The flow "${this.#flow.name}" has no steps; write them like links, from where it starts.`,
    );
  }

  /** The first element of the first step is where the flow starts; it is one name. */
  #start(node: LinkNode, hops: readonly Hop[]): void {
    const side = node.endpoints[0];
    if (side && side.names.length > 1) {
      this.#problem(
        "schema-flow-start",
        side.span,
        "A flow starts at one element: its first step begins with one name.",
      );
      return;
    }
    this.#flow.start = hops[0]?.index === 0 ? hops[0].sources[0]?.element : undefined;
  }

  #said(node: LinkNode): Said {
    const bag = readBody(node.body, { noun: "a step", properties: stepProperties, title: node.title });
    this.#draft.problemList.addAll(bag.problems, this.#chunk);
    return { uri: this.#draft.uri, chunk: this.#chunk, bag, origin: "own" };
  }

  #hop(node: LinkNode, hop: Hop, said: Said): void {
    for (const source of hop.sources) {
      const steps = hop.targets.flatMap((target) => this.#pair(node, hop, said, source, target));
      if (hop.right.any && steps.length > 1) for (const step of steps) step.alternatives = steps;
      this.#flow.steps.push(...steps);
    }
  }

  #pair(node: LinkNode, hop: Hop, said: Said, source: End, target: End): StepEntity[] {
    const span = { start: source.identifier.span.start, end: target.identifier.span.end };
    const pair = this.#table.between(source.element, target.element, hop.arrow.arrow);
    if (pair.length === 0) {
      this.#withoutLink(hop, source, target, span);
      return [];
    }
    const title = node.title?.text;
    const titled = title === undefined ? [] : pair.filter((link) => link.title === title);
    const step = new StepEntity({
      flow: this.#flow,
      source: source.element,
      target: target.element,
      arrow: hop.arrow.arrow,
      label: titled.length === 0 ? title : undefined,
      links: titled.length > 0 ? titled : pair,
      hop: hop.index,
      node,
      place: { uri: this.#draft.uri, chunk: this.#chunk, span },
      said,
    });
    return [step];
  }

  #withoutLink(hop: Hop, source: End, target: End, span: Step["place"]["span"]): void {
    if (source.element === target.element) {
      this.#problem(
        "schema-self-link",
        target.identifier.span,
        `A step can't lead from "${source.identifier.name}" to itself.`,
      );
      return;
    }
    const names = [source.identifier.name, target.identifier.name] as const;
    if (isInBrokenLink(this.#draft, names)) return;
    const link = `${names[0]} ${hop.arrow.arrow} ${names[1]}`;
    const fix: Fix = {
      title: `Add the link "${link}"`,
      edits: [
        this.#draft.problemList.edit(
          this.#chunk,
          { start: this.#flow.node.span.start, end: this.#flow.node.span.start },
          `${link}\n\n`,
        ),
      ],
    };
    this.#draft.problemList.add(
      "name-step-without-link",
      this.#chunk,
      span,
      `No link "${link}" is declared for this step.`,
      { fixes: [fix] },
    );
  }

  #problem(code: string, span: Step["place"]["span"], message: string): void {
    this.#draft.problemList.add(code, this.#chunk, span, message);
  }
}

/** The link may be declared in a statement that did not parse whole; then its own error has said it all. */
function isInBrokenLink(draft: FileDraft, names: readonly [string, string]): boolean {
  return draft.declarations.links.some(({ node }) => {
    if (!node.broken) return false;
    const said = new Set(node.endpoints.flatMap((side) => side.names.map((name) => name.name)));
    return said.has(names[0]) && said.has(names[1]);
  });
}

/** Steps whose links all belong to one `any` are alternatives too, even where the flow spells them one by one. */
function shareAlternatives(steps: readonly StepEntity[]): void {
  const byGroup = new Map<NonNullable<LinkEntity["any"]>, StepEntity[]>();
  for (const step of steps) {
    const group = step.links[0]?.any;
    if (step.alternatives || !group || !step.links.every((link) => link.any === group)) continue;
    const others = byGroup.get(group);
    if (others) others.push(step);
    else byGroup.set(group, [step]);
  }
  for (const group of byGroup.values()) if (group.length > 1) for (const step of group) step.alternatives = group;
}
