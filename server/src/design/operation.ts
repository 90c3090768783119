import type { Arrow } from "../../../grammar/ast.js";
import type { Derived, Element, Operation } from "./model.js";
import type { Read } from "./read.js";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** What an operation follows from where none is stated. */
export interface Ends {
  readonly source: Element;
  readonly target: Element;
  readonly arrow: Arrow;
}

/** Made once, not once a link. */
const stated: Readonly<Record<Operation, Derived<Operation>>> = {
  read: { value: "read", stated: true },
  write: { value: "write", stated: true },
  "read-write": { value: "read-write", stated: true },
  call: { value: "call", stated: true },
  publish: { value: "publish", stated: true },
  consume: { value: "consume", stated: true },
  stream: { value: "stream", stated: true },
  send: { value: "send", stated: true },
  lock: { value: "lock", stated: true },
  replicate: { value: "replicate", stated: true },
};
const unstatedCall: Derived<Operation> = { value: "call", stated: false };
const unstatedReadWrite: Derived<Operation> = { value: "read-write", stated: false };

/**
 * The operation of a link (language.md, "Links"): the stated one, else by its method, else by its arrow and ends. Only a `call` or a
 * `read-write` that is derived is unstated. Undefined where a key that it rests on is invalid.
 */
export function deriveOperation(
  ends: Ends,
  operation: Read<Operation>,
  method: Read<string>,
): Derived<Operation> | undefined {
  if (operation.state === "invalid") return undefined;
  if (operation.state === "stated") return stated[operation.value];
  if (method.state === "invalid") return undefined;
  if (method.state === "stated") return stated[methodOperation(method.value)];
  return byEnds(ends);
}

/** `read` for GET, HEAD and OPTIONS, else `write`. */
function methodOperation(method: string): "read" | "write" {
  return reading.has(method) ? "read" : "write";
}

function byEnds({ source, target, arrow }: Ends): Derived<Operation> {
  if (arrow === "->") return target.class === "state" ? unstatedReadWrite : unstatedCall;
  if (target.class === "messaging") return stated.publish;
  if (source.class === "messaging") return stated.consume;
  return source.kind === "store" ? stated.stream : stated.send;
}

/** What makes a link soft besides a fallback. */
export interface Softness {
  readonly operation: Derived<Operation> | undefined;
  get(key: "optional" | "outbox"): Read<boolean>;
}

/** Whether the source does without the link (language.md, "Links"); an invalid read counts as soft, so that no rule guesses. */
export function isSoft(link: Softness, fallback: Read<unknown>): boolean {
  const optional = link.get("optional");
  const outbox = link.get("outbox");
  if (fallback.state === "invalid" || optional.state === "invalid" || outbox.state === "invalid") return true;
  if (fallback.state === "stated" && fallback.value !== "none") return true;
  if (optional.value === true) return true;
  switch (link.operation?.value) {
    case "publish":
      return outbox.value === true;
    case "consume":
    case "stream":
    case "replicate":
      return true;
    default:
      return false;
  }
}
