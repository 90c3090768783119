import type { Arrow } from "../../../grammar/ast.js";
import type { Derived, Element, Operation } from "./model.js";
import type { Read } from "./read.js";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** What the reading of a link's operation depends on. */
export interface OperationParts {
  readonly source: Element;
  readonly target: Element;
  readonly arrow: Arrow;
  readonly operation: Read<Operation>;
  readonly method: Read<string>;
}

/**
 * The operation of a link (language.md, "Links"): the stated one, else by its method, else by its arrow and ends. Only a `call` or a
 * `read-write` that is derived is unstated. Undefined where a key that it rests on is invalid.
 */
export function deriveOperation(parts: OperationParts): Derived<Operation> | undefined {
  const { operation, method } = parts;
  if (operation.state === "invalid") return undefined;
  if (operation.state === "stated") return { value: operation.value, stated: true };
  if (method.state === "invalid") return undefined;
  if (method.state === "stated") return { value: methodOperation(method.value), stated: true };
  return byEnds(parts);
}

/** `read` for GET, HEAD and OPTIONS, else `write`. */
export function methodOperation(method: string): "read" | "write" {
  return reading.has(method) ? "read" : "write";
}

function byEnds({ source, target, arrow }: OperationParts): Derived<Operation> {
  if (arrow === "->") {
    return target.class === "state" ? { value: "read-write", stated: false } : { value: "call", stated: false };
  }
  if (target.class === "messaging") return { value: "publish", stated: true };
  if (source.class === "messaging") return { value: "consume", stated: true };
  if (source.kind === "store") return { value: "stream", stated: true };
  return { value: "send", stated: true };
}

/** The reads that make a link soft. */
export interface SoftnessParts {
  readonly operation: Derived<Operation> | undefined;
  readonly fallback: Read<unknown>;
  readonly optional: Read<boolean>;
  readonly outbox: Read<boolean>;
}

/** Whether the source does without the link (language.md, "Links"); an invalid read counts as soft, so that no rule guesses. */
export function isSoft({ operation, fallback, optional, outbox }: SoftnessParts): boolean {
  if ([fallback, optional, outbox].some((read) => read.state === "invalid")) return true;
  if (fallback.state === "stated" && fallback.value !== "none") return true;
  if (optional.value === true) return true;
  switch (operation?.value) {
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
