import type { FileDraft } from "./draft.js";
import type { ElementEntity } from "./entities.js";
import type { Container } from "./model.js";
import type { RawBag, RawEntry } from "./raw-body.js";
import { UNSTATED } from "./read.js";

/**
 * An element inside a zone or region block is there alone. What it says of its own place must agree; where it does not, that is an error
 * and the block counts (language.md, Fine print, "Wrong places"). What defaults or a host would give is silently the block's too.
 */
export function checkPlacement(draft: FileDraft, element: ElementEntity): void {
  const zone = element.containers.find(isZone);
  const region = element.containers.find(isRegion);
  if (zone) settle(draft, element, { key: "zones", block: zone, around: region });
  if (region) settle(draft, element, { key: "regions", block: region, around: undefined });
}

const isZone = ({ kind }: Container): boolean => kind === "zone";
const isRegion = ({ kind }: Container): boolean => kind === "region";

/** The block that says where an element stands, under which key, and the region around a zone. */
interface Standing {
  readonly key: "zones" | "regions";
  readonly block: Container;
  readonly around: Container | undefined;
}

function settle(draft: FileDraft, element: ElementEntity, { key, block, around }: Standing): void {
  const { chunk } = element;
  const entry = element.own.bag.entries.get(key);
  if (entry?.state === "stated" && !agrees(entry.value, block, around)) {
    const span = entry.node.value?.span ?? entry.node.span;
    const message = `"${element.name}" stands in ${block.kind} "${block.name ?? ""}", so it can't have ${key} of its own.`;
    const fixes = [draft.problemList.replace(chunk, entry.node.span, "", `Remove "${key}"`)];
    draft.problemList.add("schema-place-conflict", chunk, span, message, { fixes });
  }
  element.override(key, UNSTATED);
}

function agrees(value: unknown, block: Container, around: Container | undefined): boolean {
  if (value === 1) return true;
  if (!Array.isArray(value) || value.length !== 1) return false;
  return value[0] === block.name || (around !== undefined && value[0] === `${around.name ?? ""}.${block.name ?? ""}`);
}

/** A quorum can't be larger than the number of replicas (language.md, Fine print, "Numbers"). */
export function replicaQuorums(draft: FileDraft, element: ElementEntity): void {
  const replication = element.own.bag.entries.get("replication");
  if (replication?.state !== "stated") return;
  const replicas = numberIn(element.own.bag, "replicas");
  if (!replicas) return;
  for (const key of ["read-quorum", "write-quorum"]) {
    const quorum = numberIn(replication.value as RawBag, key);
    if (!quorum || quorum.value <= replicas.value) continue;
    const span = quorum.entry.node.value?.span ?? quorum.entry.node.span;
    const message = `A ${key} of ${String(quorum.value)} can't be met by ${String(replicas.value)} replicas.`;
    draft.problemList.add("schema-range", element.chunk, span, message);
  }
}

function numberIn(bag: RawBag, key: string): { value: number; entry: RawEntry } | undefined {
  const entry = bag.entries.get(key);
  return entry?.state === "stated" && typeof entry.value === "number" ? { value: entry.value, entry } : undefined;
}
