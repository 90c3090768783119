import type { ServedFlow } from "../graph/flows.js";
import { distinct, inWords } from "./words.js";

/** What goes down with something, as an object: `browse and pay`; for clients that stand for flows `all that web asks for`. */
export function flowsText(flows: Iterable<ServedFlow>): string {
  const all = distinct(flows);
  const names = inWords(distinct(all.map(({ name }) => name)));
  const areClients = all.some(({ flow }) => flow === undefined);
  return areClients ? `all that ${names} ${all.length === 1 ? "asks" : "ask"} for` : names;
}

/** `pay goes down with it`, `all that web asks for goes down with it`. */
export function goesDownText(flow: ServedFlow): string {
  return `${flowsText([flow])} goes down with it`;
}
