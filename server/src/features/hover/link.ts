import type { Link } from "../../design/model.js";
import { worstTime } from "../../graph/worst-time.js";
import { resolveLinks } from "../../handbook/links.js";
import { kindText } from "../../handbook/hover-text.js";
import type { Snapshot } from "../../snapshot.js";
import { codeSpan, escapeMarkdown } from "../../text/markdown.js";
import { durationText } from "../../text/quantities.js";
import type { HandbookOptions } from "../handbook.js";
import type { ArrowWord } from "../words/word.js";
import { findingLines } from "./findings.js";
import { lines, paragraphs } from "./lines.js";

const most = 4;

/** Of the links that an arrow makes or a step means: operation, hard or soft, worst time, findings. */
export function linkHover(
  snapshot: Snapshot,
  uri: string,
  word: ArrowWord,
  { handbook, link: linkTo }: HandbookOptions,
): string {
  const links = linksOf(snapshot, uri, word);
  const shown = links.slice(0, most).map((link) => lines(titleLine(link), factsLine(link)));
  const rest = links.length > shown.length ? `and ${links.length - shown.length} more links` : undefined;
  const [first] = links;
  const text = kindText(handbook, word.name);
  return paragraphs(
    ...shown,
    rest,
    first && findingLines(snapshot, first.statement.place, first.statement.node.span),
    first || text === undefined ? undefined : resolveLinks(text, linkTo),
  );
}

function linksOf(snapshot: Snapshot, uri: string, { link, hop }: ArrowWord): readonly Link[] {
  const file = snapshot.design(uri)?.root;
  if (!file) return [];
  const own = file.links.filter((one) => one.statement.node === link && one.hop === hop);
  if (own.length > 0) return own;
  const steps = file.flows.flatMap((flow) => flow.steps).filter((step) => step.node === link && step.hop === hop);
  return [...new Set(steps.flatMap((step) => step.links))];
}

function titleLine({ source, arrow, target, title }: Link): string {
  const titled = title === undefined ? "" : ` · ${escapeMarkdown(title)}`;
  return `${codeSpan(`${source.name} ${arrow} ${target.name}`)}${titled}`;
}

function factsLine(link: Link): string {
  return [operationText(link), softText(link), worstTimeText(link)].filter((text) => text !== undefined).join(" · ");
}

function operationText({ operation }: Link): string | undefined {
  if (!operation) return undefined;
  return operation.stated ? `**${operation.value}**` : `**${operation.value}** (not stated)`;
}

function softText(link: Link): string {
  if (!link.soft) return "hard: the caller fails with it";
  const fallback = link.reference("fallback");
  return fallback ? `soft: falls back on ${codeSpan(fallback.name)}` : "soft: the caller goes on without it";
}

/** `worst time 1.7s: 2 × 800ms and 100ms of waiting`; undefined where it is not known. */
export function worstTimeText(link: Link): string | undefined {
  const time = worstTime(link);
  if (!time) return undefined;
  const total = `worst time ${durationText(time.total)}`;
  if (time.endsByDeadline) return `${total}, the deadline`;
  if (time.attempts === 1 || time.timeout === undefined) return total;
  const waits = time.waits > 0 ? ` and ${durationText(time.waits)} of waiting` : "";
  return `${total}: ${time.attempts} × ${durationText(time.timeout)}${waits}`;
}
