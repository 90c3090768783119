import { setTimeout } from "node:timers/promises";
import { sizesOf, type Effort } from "./effort.js";
import type { LspClient } from "./lsp-client.js";
import type { Result } from "./results.js";
import { servers, startOn } from "./servers.js";
import { worker } from "./worker.js";

/** The most that the server may take for a design of 1,000 elements. */
const residentBudgetMb = 120;
/** The most that may stay behind: some code is still compiled after thousands of edits. */
const growthBudgetMb = 1;
/** A pause after which a server that gives back memory has done so. */
const pauseMs = 45_000;
/** How much more an element may take in a larger design. */
const linearity = 1.2;

/** So many edits are made; of the largest design fewer, or it would take half an hour. */
function editsOf(elements: number, { quick }: Effort): number {
  return quick || elements > 1000 ? 1000 : 10_000;
}

/** What the service and the server keep, and whether it grows with edits. */
export async function memory(effort: Effort): Promise<readonly Result[]> {
  const results: Result[] = [];
  let smaller: { readonly what: string; readonly value: number } | undefined;
  for (const elements of sizesOf(effort)) {
    const edits = editsOf(elements, effort);
    const { reviewed = 0, growth = 0 } = await worker("memory", [elements, edits], ["--expose-gc"]);
    const each = { what: "heap for each element", value: (reviewed * 1000) / elements };
    results.push(
      { what: "heap after a review", elements, value: reviewed, unit: "MB" },
      { ...each, elements, unit: "KB", ...(smaller && { reference: smaller, most: { ratio: linearity } }) },
      {
        ...{ what: `growth from edit ${edits / 2} to ${edits}`, elements, value: growth, unit: "MB" },
        most: { value: growthBudgetMb },
      },
      ...(await resident(elements, edits)),
    );
    smaller = { what: `with ${elements} elements`, value: each.value };
  }
  return results;
}

/** Memory of the server over stdio that the system counts as in use, which is more than what is kept. */
async function resident(elements: number, edits: number): Promise<readonly Result[]> {
  const [lintel] = await servers();
  if (lintel === undefined) return [];
  const { client, places } = await startOn(lintel, elements);
  const opened = client.residentMb();
  await typeMuch(client, places.title.offset, edits);
  const edited = client.residentMb();
  await setTimeout(pauseMs);
  const rested = client.residentMb();
  await client.stop();
  const told = {
    "resident server, opened": opened,
    [`resident server, ${edits} edits`]: edited,
    "resident server, after a pause": rested,
  };
  return Object.entries(told).flatMap(([what, value]): Result[] => {
    if (value === undefined) return [];
    return [{ what, elements, value, unit: "MB", ...(elements === 1000 && { most: { value: residentBudgetMb } }) }];
  });
}

/** Types and takes away characters, and pauses after each fiftieth until the diagnostics are there. */
async function typeMuch(client: LspClient, offset: number, edits: number): Promise<void> {
  for (let edit = 1; edit <= edits; edit += 1) {
    const [length, text] = edit % 2 === 0 ? [1, ""] : [0, "x"];
    await (edit % 50 === 0 ? client.edit(offset, length, text) : client.type(offset, length, text));
  }
}
