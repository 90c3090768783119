import { TextDocument } from "vscode-languageserver-textdocument";
import { bundled } from "./bundle.js";
import { busyName, busyTitle, generateDesign } from "./generate.js";
import { jsonText } from "./json-text.js";
import { LspClient } from "./lsp-client.js";
import { median, quantile } from "./measure.js";

/** How long a server takes to answer: the middle of all answers, and what nineteen of twenty stay below, in milliseconds. */
export interface Latency {
  readonly median: number;
  readonly p95: number;
}

/** What was asked of a server, by name. */
export type Latencies = Readonly<Record<string, Latency>>;

/** A server, and where in its document to edit and to ask. */
interface Subject {
  readonly client: LspClient;
  /** Where a character is typed and taken away again. */
  readonly editAt: number;
  readonly completeAt: number;
  readonly hoverAt: number;
  readonly renameAt?: number;
  /** What the server waits for after an edit before it looks. */
  readonly waitMs: number;
}

/** As in server/src/lsp/server.ts. */
const settleMs = 150;

/** Latencies of Lintel's server and of one for JSON, with documents of equal size, asked in turn. */
export async function measureLatency(
  size: number,
  samples: number,
): Promise<{ readonly lintel: Latencies; readonly json: Latencies }> {
  const text = generateDesign(size);
  const subjects = [await lintelSubject(text), await jsonSubject(jsonText(text.length))] as const;
  const times = subjects.map(() => new Map<string, number[]>());
  const warmUp = 5;
  for (let sample = 0; sample < warmUp + samples; sample += 1) {
    for (const [index, subject] of subjects.entries()) {
      for (const [name, time] of await askAll(subject, sample)) {
        if (sample < warmUp) continue;
        const list = times[index]?.get(name) ?? [];
        times[index]?.set(name, list);
        list.push(time);
      }
    }
  }
  await Promise.all(subjects.map(({ client }) => client.stop()));
  const [lintel, json] = times.map(summary);
  return { lintel: lintel ?? {}, json: json ?? {} };
}

function summary(times: ReadonlyMap<string, readonly number[]>): Latencies {
  return Object.fromEntries(
    [...times].map(([name, list]) => [name, { median: median(list), p95: quantile(list, 0.95) }]),
  );
}

/** One edit with its diagnostics, and one request of every kind. */
async function askAll(subject: Subject, sample: number): Promise<readonly (readonly [string, number])[]> {
  const { client, editAt, completeAt, hoverAt, renameAt, waitMs } = subject;
  const start = performance.now();
  await client.edit(editAt, sample % 2, sample % 2 === 0 ? "x" : "");
  await client.ask("diagnostic");
  const diagnostics = performance.now() - start - waitMs;
  const answers = [
    ["edit to diagnostics", diagnostics],
    ["completion", await client.askAt("completion", completeAt + 1 - (sample % 2))],
    ["hover", await client.askAt("hover", hoverAt)],
  ] as const;
  if (renameAt === undefined) return answers;
  return [...answers, ["rename", await client.askAt("rename", renameAt, { newName: "renamed" })]];
}

async function lintelSubject(text: string): Promise<Subject> {
  const document = TextDocument.create("file:///nowhere/design.lintel", "lintel", 1, text);
  const declaration = text.indexOf(`service ${busyName} `) + "service ".length;
  return {
    client: await LspClient.start(await bundled("server/src/hosts/node.ts"), document),
    editAt: text.indexOf(busyTitle),
    completeAt: text.indexOf("\n", declaration) + "\n    ".length,
    hoverAt: declaration,
    renameAt: declaration,
    waitMs: settleMs,
  };
}

async function jsonSubject(text: string): Promise<Subject> {
  const document = TextDocument.create("file:///nowhere/design.json", "json", 1, text);
  const editAt = text.indexOf(busyTitle);
  const nextKey = text.indexOf('"', text.indexOf("\n", editAt)) + 1;
  const client = await LspClient.start(await bundled("bench/json-server.ts"), document);
  return { client, editAt, completeAt: nextKey, hoverAt: nextKey, waitMs: 0 };
}
