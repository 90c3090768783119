import type { Fix } from "../../design/model.js";
import type { Asking } from "../../graph/promises.js";
import { durationText, exactDurationText } from "../../text/quantities.js";
import { changingFix } from "../fixes.js";
import type { Related } from "../rule.js";
import { inWords, nameOf } from "../words.js";

/** Those who ask, each once, as related places. */
export function askedHere(askings: readonly Asking[]): readonly Related[] {
  return onceEach(askings).map(({ by, source }) => ({ message: `asked by ${nameOf(by)}`, place: source.place }));
}

/** Who asks, each once, with a verb: `the design allows`, `the design and place-order allow`. */
export function askersWith(askings: readonly Asking[], verb: string): string {
  const names = onceEach(askings).map(askerOf);
  return `${inWords(names)} ${names.length === 1 ? `${verb}s` : verb}`;
}

/** `the design`, or the flow's name. */
export function askerOf({ by }: Asking): string {
  return by.type === "flow" ? by.name : "the design";
}

/** To ask no more than is kept, in milliseconds; only where one alone asks more. */
export function askingLess(askings: readonly Asking[], kept: number): readonly Fix[] {
  const [asking, another] = onceEach(askings);
  if (!asking || another) return [];
  const on = ` on ${nameOf(asking.by)}`;
  return changingFix(asking.source, exactDurationText(kept)).map((fix) => ({ ...fix, title: fix.title + on }));
}

/** `no more than 5min`, or `no loss`. */
export function allowedText(milliseconds: number): string {
  return milliseconds === 0 ? "no loss" : `no more than ${durationText(milliseconds)}`;
}

function onceEach(askings: readonly Asking[]): readonly Asking[] {
  return [...new Map(askings.map((asking) => [asking.by, asking])).values()];
}
