import type { Element, Link } from "../../design/model.js";
import { failureOf } from "../../graph/failure.js";
import type { Review } from "../../graph/review.js";
import type { Snapshot } from "../../snapshot.js";
import { codeSpan, escapeMarkdown } from "../../text/markdown.js";
import { reviewsOver, sameElement } from "../designs.js";
import { findingLines } from "./findings.js";
import { heading, lines, nameList, paragraphs, quoted } from "./lines.js";
import { availabilityLine, survivalLine } from "./survival.js";

/** What an element is, who calls it and whom it calls, what its loss takes down, what it can promise, its findings. */
export function elementHover(snapshot: Snapshot, element: Element): string {
  const reviews = reviewsOver(snapshot, element.file.uri);
  const same = reviews.flatMap((review) => {
    const there = sameElement(review.design.files, element);
    return there ? [{ review, element: there }] : [];
  });
  return paragraphs(
    lines(heading(element.kind, element.name, element.title), factsLine(element)),
    quoted(element.get("description").value),
    lines(...neighbourLines(same.map((one) => one.element))),
    lines(...same.slice(0, 1).map(({ review, element: there }) => lossLine(review, there))),
    lines(survivalLine(element), availabilityLine(element)),
    findingLines(snapshot, element.place, element.node.span),
  );
}

function factsLine(element: Element): string | undefined {
  const facts = [
    element.get("tech").value,
    element.get("owner").value,
    element.host && `on ${element.host.name}`,
    ...element.containers.map(({ kind, name, title }) => `in ${kind} ${title ?? name ?? ""}`.trim()),
  ].filter((fact) => fact !== undefined && fact !== "");
  return facts.length === 0 ? undefined : facts.map((fact) => escapeMarkdown(String(fact))).join(" · ");
}

function neighbourLines(elements: readonly Element[]): (string | undefined)[] {
  const incoming = elements.flatMap((element) => element.incoming);
  const outgoing = elements.flatMap((element) => element.outgoing);
  const named = (links: readonly Link[], arrow: string, end: "source" | "target") => [
    ...new Set(links.filter((link) => link.arrow === arrow).map((link) => link[end].name)),
  ];
  return [
    listLine("Called by", named(incoming, "->", "source")),
    listLine("Calls", named(outgoing, "->", "target")),
    listLine("Receives from", named(incoming, "~>", "source")),
    listLine("Sends to", named(outgoing, "~>", "target")),
  ];
}

function listLine(words: string, names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `${words} ${nameList(names)}`;
}

/** What goes down when the whole element is lost. */
export function lossLine(review: Review, element: Element): string {
  const { down, flows } = failureOf(review, { whole: [{ type: "element", element }], oneInstance: [] });
  const others = [...down.keys()].filter((other) => other !== element).map(({ name }) => name);
  const broken = flows.filter(({ flow }) => flow.flow).map(({ flow }) => flow.name);
  const name = codeSpan(element.name);
  if (others.length + broken.length === 0) return `The loss of ${name} takes nothing else down`;
  const parts = [
    broken.length > 0 ? `${broken.length === 1 ? "the flow" : "the flows"} ${nameList(broken)}` : "",
    others.length > 0 ? nameList(others) : "",
  ];
  return `The loss of ${name} takes down ${parts.filter((part) => part !== "").join(", and ")}`;
}
