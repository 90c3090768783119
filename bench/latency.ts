import { sizesOf, type Effort } from "./effort.js";
import type { Diagnostic } from "vscode-languageserver/node";
import type { Answer, LspClient } from "./lsp-client.js";
import { median, quantile } from "./measure.js";
import type { Result, Unit } from "./results.js";
import { servers, startOn, type Change, type Places, type Server } from "./servers.js";

/** A running server, what it was asked, and how long it waits after an edit before it looks. */
interface Subject {
  readonly name: string;
  readonly client: LspClient;
  readonly places: Places;
  readonly waitMs: number;
  /** All samples of a figure, by its name. */
  readonly figures: Map<string, { readonly unit: Unit; readonly values: number[] }>;
}

const warmUp = 5;
/** So large is a design that gives a server next to nothing to do. */
const smallSize = 10;

const edits = { title: "title edit to diagnostics", link: "link edit to diagnostics" };
/** The most of LikeC4's time from an edit to its diagnostics, by the number of elements. */
const budgets: Readonly<Record<number, number>> = { 1000: 1 / 20, 5000: 1 / 50 };

/** What Lintel's server takes to answer over stdio, beside other servers with a text of equal size, asked in turn. */
export async function latency(effort: Effort): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const elements of sizesOf(effort)) {
    const samples = effort.quick || elements > 1000 ? 10 : 40;
    const [ours, ...others] = await measure(await servers(), elements, samples);
    if (ours !== undefined) results.push(...resultsOf(elements, ours, others));
  }
  return results;
}

async function measure(all: readonly Server[], size: number, samples: number): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const server of all) {
    const waitMs = await waitOf(server);
    subjects.push({ name: server.name, ...(await startOn(server, size)), waitMs, figures: new Map() });
  }
  for (const subject of subjects) await assertFollows(subject);
  for (let sample = 0; sample < warmUp + samples; sample += 1) {
    if (sample === warmUp) for (const { figures } of subjects) figures.clear();
    for (const subject of subjects) await askAll(subject, sample);
  }
  await Promise.all(subjects.map(({ client }) => client.stop()));
  return subjects;
}

/**
 * How long a server chooses to wait after an edit before it looks: what it needs, at its quickest, for a text with next to nothing in it, in
 * whole tens of milliseconds. What is below is work. (That Lintel waits 150 ms and the other two do not is how their sources read, too.)
 */
async function waitOf(server: Server): Promise<number> {
  const { client, places } = await startOn(server, smallSize);
  const times: number[] = [];
  for (let sample = 0; sample < 20; sample += 1) times.push((await toggle(client, places.title, sample)).wallMs);
  await client.stop();
  return Math.floor(Math.min(...times) / 10) * 10;
}

/** Throws where the diagnostics after an edit are not those of the text after it: then what is measured means nothing. */
async function assertFollows({ name, client, places }: Subject): Promise<void> {
  for (const sample of [0, 1]) await toggle(client, places.title, sample);
  const broken = await client.edit(places.breakAt, 0, "x");
  const isTold = client.hasErrorAt(places.breakAt, broken.said);
  const repaired = await client.edit(places.breakAt, 1, "");
  if (!isTold || client.hasErrorAt(places.breakAt, repaired.said)) {
    throw new Error(`The diagnostics of ${name}'s server do not follow the edits.`);
  }
}

/** Makes a change in samples of even numbers, and undoes it in the others. */
function toggle(
  client: LspClient,
  { offset, from, to }: Change,
  sample: number,
): Promise<Answer<readonly Diagnostic[]>> {
  return sample % 2 === 0 ? client.edit(offset, from.length, to) : client.edit(offset, to.length, from);
}

/** Every edit with its diagnostics, one with others waiting, and then one request of every kind. */
async function askAll(subject: Subject, sample: number): Promise<void> {
  const { client, waitMs } = subject;
  const { title, link, complete, hover, rename } = subject.places;
  // what stands behind a title that is a character longer
  const moved = (offset: number): number => offset + Number(sample % 2 === 0 && offset > title.offset);
  keepTimes(subject, edits.title, await toggle(client, title, sample), waitMs);
  const relink = { ...link, offset: moved(link.offset) };
  keepTimes(subject, edits.link, await toggle(client, relink, 0), waitMs);
  const longest = await longestWait(client, moved(complete), toggle(client, relink, 1));
  keep(subject, "completion until the diagnostics are there, the longest wait", "ms", longest);
  keepTimes(subject, "completion", await client.ask("completion", moved(complete)));
  keepTimes(subject, "hover", await client.ask("hover", moved(hover)));
  if (rename !== undefined) {
    keepTimes(subject, "rename", await client.ask("rename", moved(rename), { newName: "renamed" }));
  }
  keep(subject, "chosen wait after an edit", "ms", waitMs);
  keep(subject, "resident server", "MB", client.residentMb());
}

/** Asks for completion again and again until an edit's diagnostics are there. Returns the longest that an answer took, in milliseconds. */
async function longestWait(client: LspClient, offset: number, edit: Promise<unknown>): Promise<number> {
  let longest = 0;
  const review = { isUnderWay: true };
  const ended = edit.finally(() => (review.isUnderWay = false));
  while (review.isUnderWay) longest = Math.max(longest, (await client.ask("completion", offset)).wallMs);
  await ended;
  return longest;
}

function keepTimes(subject: Subject, name: string, { wallMs, cpuMs }: Answer<unknown>, waitMs = 0): void {
  keep(subject, name, "ms", wallMs - waitMs);
  keep(subject, `${name}, processor`, "ms CPU", cpuMs);
}

function keep({ figures }: Subject, name: string, unit: Unit, value: number | undefined): void {
  if (value === undefined) return;
  const known = figures.get(name) ?? { unit, values: [] };
  figures.set(name, known);
  known.values.push(value);
}

/** A result for each figure and each of the others that has it, too. */
function resultsOf(elements: number, ours: Subject, others: readonly Subject[]): readonly Result[] {
  return [...ours.figures].flatMap(([what, { unit, values }]) => {
    const result = { what, elements, value: median(values), p95: quantile(values, 0.95), unit };
    const compared = others.flatMap(({ name, figures }): Result[] => {
      const theirs = figures.get(what);
      if (theirs === undefined) return [];
      const most = name === "LikeC4" && Object.values(edits).includes(what) ? budgets[elements] : undefined;
      const reference = { what: name, value: median(theirs.values), p95: quantile(theirs.values, 0.95) };
      return [{ ...result, reference, ...(most !== undefined && { most: { ratio: most } }) }];
    });
    return compared.length === 0 ? [result] : compared;
  });
}
