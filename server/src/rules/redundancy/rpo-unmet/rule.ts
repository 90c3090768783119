import type { Element, Fix } from "../../../design/model.js";
import { rpoAskedOf, strictest, type Asking } from "../../../graph/promises.js";
import { mostDataLost, type DataLoss } from "../../../graph/recovery.js";
import type { Review } from "../../../graph/review.js";
import { durationText, exactDurationText } from "../../../text/quantities.js";
import { statingInBlockFix } from "../../fixes.js";
import type { Rule, State, Together } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { allowedText, askedHere, askersWith, askingLess } from "../askings.js";
import { sayerOf } from "../sayers.js";

interface TooMuchLost extends State {
  /** The store, or the host from which it takes its backup. */
  readonly subject: Element;
  readonly store: Element;
  readonly loss: DataLoss;
  /** Those who allow less, whether the design says that they ask or not. */
  readonly all: readonly Asking[];
  /** Those of them that the finding rests on. */
  readonly askings: readonly Asking[];
}

export const rule: Rule<TooMuchLost> = {
  meta: {
    id: "rpo-unmet",
    category: "redundancy",
    severity: "error",
    summary: "A disaster takes more of a store's last writes than the design allows.",
    absence: false,
    topics: ["disaster-recovery", "replication"],
    fix: "choice",
  },

  *check(review) {
    for (const { store, loss } of losing(review)) {
      const all = rpoAskedOf(review, store).filter(({ value }) => value < loss.most);
      if (all.length === 0) continue;
      const surely = all.filter((asking) => asking.stated);
      const [stated, askings] = [surely.length > 0, surely.length > 0 ? surely : all];
      yield { ...sayerOf(store, loss.by === "backup" ? "backup" : "replication"), stated, store, loss, all, askings };
    }
  },

  message(states) {
    const stores = inWords(distinct(states.map(({ store }) => store.name)));
    const [{ stated, loss }] = states;
    const askings = states.flatMap((state) => state.askings);
    const lost = durationText(Math.max(...states.map((state) => state.loss.most)));
    const lead = stated ? "" : `The design does not say whether ${askersWith(askings, "write")} ${stores}. If so, `;
    const how =
      loss.by === "backup"
        ? `after a restore of ${stores}, up to ${lost} of writes since the last backup are gone`
        : `with the leader of ${stores}, up to ${lost} of writes are lost that no copy has yet`;
    const allowed = `${askersWith(askings, "allow")} ${allowedText(leastOf(askings))}`;
    return `${lead}${lead === "" ? capital(how) : how}, but ${allowed}. ${remedyFor(states)}`;
  },

  related: (states) => [
    ...askedHere(states.flatMap(({ all }) => all)),
    { message: "sets how much is lost", place: states[0].loss.source.place },
  ],

  fixes: (states) => [
    ...losingLess(states),
    ...(states.length === 1 ? askingLess(states[0].all, states[0].loss.most) : []),
  ],

  silence: {
    property: "operation",
    *asked(review) {
      for (const { store, loss } of losing(review)) {
        const askings = rpoAskedOf(review, store);
        const sayer = sayerOf(store, loss.by === "backup" ? "backup" : "replication");
        if (askings.length > 0) yield { ...sayer, states: askings.some(({ stated }) => stated) };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} stores may lose more than the flows allow that reach them, but the design does not say whether these write there. State "operation: read" or "operation: write" on the links.`,
  },
};

/** Stores with data of their own that is wanted, as far as they say how much of it may be lost. */
function* losing({ design }: Review): Iterable<{ readonly store: Element; readonly loss: DataLoss }> {
  for (const store of design.elements) {
    if (store.kind !== "store" || store.get("of").state !== "unstated") continue;
    const tolerant = store.get("loss-tolerant");
    const loss = tolerant.state === "invalid" || tolerant.value === true ? undefined : mostDataLost(store);
    if (loss) yield { store, loss };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function leastOf(askings: readonly Asking[]): number {
  return strictest(askings)?.value ?? 0;
}

function remedyFor(states: Together<TooMuchLost>): string {
  const least = leastOf(states.flatMap(({ all }) => all));
  if (states[0].loss.by === "lag") return `State "replication: sync", or allow as much.`;
  const often = least === 0 ? "continuously" : `every ${durationText(least)}`;
  return `Back up ${often}, keep a copy that is never behind ("replication: sync"), or allow as much.`;
}

/** To lose nothing, or as little as is allowed: written where the loss is set. */
function losingLess(states: Together<TooMuchLost>): readonly Fix[] {
  const [{ store, loss }] = states;
  const isBackup = loss.by === "backup";
  const { source } = store.get(isBackup ? "backup" : "replication");
  if (!source) return [];
  const least = leastOf(states.flatMap(({ all }) => all));
  const shorter = least === 0 ? [] : statingInBlockFix(source, isBackup ? "every" : "lag", exactDurationText(least));
  const none = statingInBlockFix(source, "mode", isBackup ? "continuous" : "sync");
  return isBackup ? [...shorter, ...none] : [...none, ...shorter];
}
