import type { Derived, Link, Operation, Step } from "../design/model.js";
import type { Read, ValueOf } from "../design/read.js";
import type { LinkValues } from "../../../grammar/schema/property-types.js";
import { append } from "./append.js";
import type { Review } from "./review.js";
import { allOf, anyOf, not, STATED_NO, STATED_YES, UNSTATED_NO, type Verdict } from "./verdict.js";

/*
 * What a link does and whether it can be done twice (language.md, "Links"; review.md, "Idempotent link" and Fine print, "Idempotency").
 */

/** What is said of a call: by the link itself, or by a step of a flow that goes over it. */
export interface LinkWord {
  readonly link: Link;
  /** The step that says so; absent for the link's own word. */
  readonly step?: Step;
  readonly operation: Derived<Operation> | undefined;
  readonly method: Read<ValueOf<LinkValues["method"]>>;
}

/** What the link itself says. */
export function ownWord(link: Link): LinkWord {
  return { link, operation: link.operation, method: link.get("method") };
}

/** What a step says of one of its links; where it is silent, the link's own word. */
function wordOfStep(step: Step, link: Link): LinkWord {
  const method = step.get("method");
  return {
    link,
    step,
    operation: step.operation(link),
    method: method.state === "unstated" ? link.get("method") : method,
  };
}

/** The link's own word and those of the steps over it, in order of flows and steps. */
export function wordsOf(review: Review, link: Link): readonly LinkWord[] {
  return (review.remember(knownWords)[link.index] ??= findWords(review, link));
}

/** By the index of the link, as far as they were asked for. */
function knownWords({ design }: Review): (readonly LinkWord[] | undefined)[] {
  return Array.from({ length: design.links.length });
}

function findWords(review: Review, link: Link): readonly LinkWord[] {
  const words = [ownWord(link)];
  for (const step of review.remember(stepsByLink).get(link) ?? []) words.push(wordOfStep(step, link));
  return words;
}

function stepsByLink({ design }: Review): ReadonlyMap<Link, readonly Step[]> {
  const steps = new Map<Link, Step[]>();
  for (const flow of design.flows)
    for (const step of flow.steps) for (const link of step.links) append(steps, link, step);
  return steps;
}

const mutating: ReadonlySet<Operation> = new Set(["write", "read-write", "publish", "send", "call"]);
const writing: ReadonlySet<Operation> = new Set(["write", "read-write"]);

/** Whether the call changes something: `write`, `read-write`, `publish`, `send` or a `call`; unstated where that is only derived. */
export function mutates({ operation }: LinkWord): Verdict {
  return operation && { value: mutating.has(operation.value), stated: operation.stated };
}

/** Whether the call writes a store or cache: it leads to one and is `write` or `read-write`; unstated where that is only derived. */
export function writesState({ link, operation }: Pick<LinkWord, "link" | "operation">): Verdict {
  if (link.target.class !== "state") return STATED_NO;
  return operation && { value: writing.has(operation.value), stated: operation.stated };
}

/** Whether the call reads a store or cache: it leads to one and is `read` or `read-write`; unstated where that is only derived. */
export function readsState({ link, operation }: LinkWord): Verdict {
  if (link.target.class !== "state") return STATED_NO;
  return (
    operation && { value: operation.value === "read" || operation.value === "read-write", stated: operation.stated }
  );
}

/**
 * Whether the call may be made twice with the effect of once: `idempotency` of the link, which wins over everything; else it reads, or its
 * method is idempotent by RFC 9110, section 9.2.2; else `idempotency` of the target. No, stated: `idempotency: none`, or POST or PATCH
 * without the above. Else no, unstated. Undefined where what it needs is invalid.
 */
export function idempotent(word: LinkWord): Verdict {
  const own = word.link.get("idempotency");
  if (own.state === "invalid") return undefined;
  if (own.state === "stated") return own.value === "none" ? STATED_NO : STATED_YES;
  if (!word.operation || word.method.state === "invalid") return undefined;
  if (word.operation.value === "read" || word.method.value === "PUT" || word.method.value === "DELETE")
    return STATED_YES;
  const target = word.link.target.get("idempotency");
  if (target.state === "invalid") return undefined;
  if (target.state === "stated" && target.value !== "none") return STATED_YES;
  const saysNo = target.state === "stated" || word.method.value === "POST" || word.method.value === "PATCH";
  return saysNo ? STATED_NO : UNSTATED_NO;
}

/**
 * Whether making the call again may do harm: it mutates and is not idempotent, by the worst of the link's own word and of the steps over it
 * (a stated yes, then an unstated one). Undefined where no word says yes and one is not known.
 */
export function harmfulTwice(review: Review, link: Link): Verdict {
  return worst(wordsOf(review, link).map((word) => allOf(mutates(word), not(idempotent(word)))));
}

/** The worst answer where yes is bad: a stated yes, an unstated yes, not known, no. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const [first, ...others] = verdicts;
  return anyOf(first, ...others);
}
