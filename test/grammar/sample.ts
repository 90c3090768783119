import type { Entry } from "../../grammar/ast.js";
import { parseChunk } from "../../grammar/parse.js";
import type { Repairs } from "../../grammar/repairs.js";
import { segmentsOf } from "../../grammar/segments.js";
import type { Chunk, FileSyntax, Problem } from "../../grammar/syntax.js";

/** A design with every form of the grammar in it. */
export const sample = `import { ledger, cards as payments } from "./payments.lintel"
import { stores-are-private } from "./policies.lintel"

// the whole thing
design "Checkout" {
  owner: "team-checkout"
  status: review; availability: 99.5%
  rpo: 5min,
  rto: 30min
}

defaults {
  service { health-check: 5s  tracing: true }
  -> { timeout: 2s }
}

client web "Web shop" { rate: 10k/min } // trailing
gateway edge { rate-limit { limit: 100/s  per: client } }

group ordering "Ordering" {
  service orders "Order \\"service\\"" {
    replicas: 3
    tags: [core, pci,]
    docs: []
    description: """
      Takes *orders*.

        - and more
      """
    accept single-point-of-failure { reason: "small"  by: "me"  until: 2027-03-01 }
  }
  /* a store */ store orders-db { type: relational backup { every: 15min offsite: true } }
}

region eu { zone a { cache hot { of: orders-db size: 64GB } } }
topic order-placed
worker mailer

web -> edge -> orders { protocol: https }
[edge, web] -> [orders, mailer]
orders -> any [ledger, payments] "Book" {
  timeout: none
}
orders ~> order-placed ~> mailer
orders -> hot

flow place-order "A customer places an order" {
  latency: 2s
  web -> edge
    -> orders
  orders ~> order-placed ~> mailer { operation: read }
}

policy p "Only ours" {
  severity: error
  forbid client -> store
  forbid [external, #pci] -> *
  require service { owner  health-check  encrypted: true }
  require [store, #pci] { backup }
}

scenario outage "We lose one zone" { lose: eu.a  expect: [place-order] }
`;

/** All problems of a file, their spans counted from its start. */
export function fileProblems(file: FileSyntax): readonly Problem[] {
  return file.chunks.flatMap(({ chunk, start }) => moved(chunk.problems, start));
}

/** All entries of a file, their spans counted from its start. */
export function fileEntries(file: FileSyntax): readonly Entry[] {
  return file.chunks.flatMap(({ chunk, start }) => moved(chunk.entries, start));
}

/** Parses a text as one chunk, with the repairs that its segments have. */
export function parseWhole(text: string): Chunk {
  const segments = segmentsOf(text);
  const repairs: Repairs = {
    closings: segments.flatMap(({ start, repairs }) => repairs.closings.map((at) => at + start)),
    openTriples: segments.flatMap(({ start, repairs }) => moved(repairs.openTriples, start)),
  };
  return parseChunk(text, { repairs, allowsImports: true });
}

/** A copy of plain data in which all spans are moved. */
export function moved<T>(data: T, by: number): T {
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("start" in value && "end" in value)) return value;
    return { start: Number(value.start) + by, end: Number(value.end) + by };
  }) as T;
}
