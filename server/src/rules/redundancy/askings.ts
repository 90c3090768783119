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

/** `Checkout and place-order`, each once. */
export function askers(askings: readonly Asking[]): string {
  return inWords(onceEach(askings).map(({ by }) => nameOf(by)));
}

/** To ask no more than is kept, in milliseconds; only where one alone asks more. */
export function askingLess(askings: readonly Asking[], kept: number): readonly Fix[] {
  const [asking, another] = onceEach(askings);
  if (!asking || another) return [];
  const on = ` on ${nameOf(asking.by)}`;
  return changingFix(asking.source, exactDurationText(kept)).map((fix) => ({ ...fix, title: fix.title + on }));
}

/** `no more than 5min`, or `nothing`. */
export function allowedText(milliseconds: number): string {
  return milliseconds === 0 ? "nothing" : `no more than ${durationText(milliseconds)}`;
}

function onceEach(askings: readonly Asking[]): readonly Asking[] {
  return [...new Map(askings.map((asking) => [asking.by, asking])).values()];
}
