import type { LinkNode } from "../../../grammar/ast.js";
import { stepProperties } from "../../../grammar/schema/properties.js";
import type { PlacedChunk } from "../../../grammar/syntax.js";
import type { FileDraft } from "./draft.js";
import { StepEntity, type FlowEntity, type LinkEntity, type StepStart } from "./entities.js";
import { Hops } from "./hops.js";
import { emptyList, grown } from "./lists.js";
import type { LinkTable } from "./links.js";
import type { Fix, Step } from "./model.js";
import { readBody, type BodyOwner } from "./raw-body.js";
import { Said } from "./said.js";

/** Matches the steps of a file's flows with the design's links. */
export function connectFlows(draft: FileDraft, table: LinkTable): void {
  for (const flow of draft.flows) new StepMaker(draft, table, flow).run();
}

const stepOwner: BodyOwner = { noun: "a step", properties: stepProperties };

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
    let isFirst = true;
    for (const node of this.#flow.node.body?.entries ?? emptyList) {
      if (node.kind !== "link") continue;
      const hop = new Hops(this.#draft, this.#chunk, node, "a step ends at");
      if (isFirst) this.#start(hop);
      isFirst = false;
      const start = { flow: this.#flow, own: this.#said(node), hop };
      while (hop.next()) for (let from = 0; from < hop.left.names.length; from += 1) this.#from(start, from);
    }
    if (isFirst) this.#reportEmpty();
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
  #start(hop: Hops): void {
    const [side, ...others] = hop.node.endpoints;
    if (side && side.names.length > 1) {
      this.#problem(
        "schema-flow-start",
        side.span,
        "A flow starts at one element: its first step begins with one name.",
      );
      return;
    }
    if (side?.names.length === 1 && others.length > 0) this.#flow.start = hop.source(0);
  }

  #said(node: LinkNode): Said {
    const bag = readBody(node.body, stepOwner, node.title);
    this.#draft.problemList.addAll(bag.problems, this.#chunk);
    return new Said(this.#draft, this.#chunk, bag, "own");
  }

  #from(start: StepStart, from: number): void {
    const { hop } = start;
    if (!hop.source(from)) return;
    const { names, any } = hop.right;
    let steps: readonly StepEntity[] = emptyList;
    for (let to = 0; to < names.length; to += 1) {
      const step = hop.target(to) && this.#linked(new StepEntity(start, from, to));
      if (!step) continue;
      this.#flow.steps.push(step);
      if (any) steps = grown(steps, step);
    }
    if (steps.length > 1) for (const step of steps) step.alternatives = steps;
  }

  /** The step with the links that it means; undefined, and reported, where there is none. */
  #linked(step: StepEntity): StepEntity | undefined {
    const pair = this.#table.between(step.source, step.target, step.arrow);
    if (pair.length === 0) {
      this.#withoutLink(step);
      return undefined;
    }
    const title = step.node.title?.text;
    const titled = title === undefined ? emptyList : pair.filter((link) => link.title === title);
    step.links = titled.length > 0 ? titled : pair;
    return step;
  }

  #withoutLink({ source, target, arrow, sourceName, targetName, place }: StepEntity): void {
    if (source === target) {
      this.#problem("schema-self-link", targetName.span, `A step can't lead from "${sourceName.name}" to itself.`);
      return;
    }
    const names = [sourceName.name, targetName.name] as const;
    if (isInBrokenLink(this.#draft, names)) return;
    const link = `${names[0]} ${arrow} ${names[1]}`;
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
      place.span,
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
  return draft.statements.some(({ node }) => {
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
