import { parts, type Handbook, type Page, type Part } from "./handbook.js";
import { introductionOf } from "./page.js";
import { pageOf } from "./pages.js";

/** The list of all pages, as a page: topics by the part of the source material, rules by category, then kinds and keys. */
export function indexPage(handbook: Handbook): string {
  const topics = pagesOf(handbook, "topic", Object.keys(handbook.topics));
  const topicParts = (Object.keys(parts) as Part[]).map((part) => section(parts[part], topicLines(topics, part)));
  const ruleParts = Object.entries(handbook.categories).map(([category, ids]) =>
    section(`Rules: ${category}`, pagesOf(handbook, "rule", ids).map(pageLine)),
  );
  const words = [
    section("Kinds and words", [linkList("kind", Object.keys(handbook.kinds))]),
    section("Keys", [
      linkList(
        "key",
        Object.keys(handbook.keys).filter((key) => !/[./]/.test(key)),
      ),
    ]),
  ];
  return ["# The Lintel handbook", ...[...topicParts, ...ruleParts, ...words].filter((text) => text !== "")].join(
    "\n\n",
  );
}

function topicLines(topics: readonly Page[], part: Part): readonly string[] {
  const inPart = topics.filter((page) => (page.part ?? "concepts") === part);
  return inPart.sort((left, right) => left.title.localeCompare(right.title, "en")).map(pageLine);
}

function pagesOf(handbook: Handbook, kind: "topic" | "rule", names: readonly string[]): Page[] {
  return names.map((name) => pageOf(handbook, `${kind}:${name}`)).filter((page) => page !== undefined);
}

function pageLine({ id, title, body }: Page): string {
  const [sentence = ""] = introductionOf(body).split(/(?<=[.!?])\s/);
  return `- [${title}](${id})${sentence === "" ? "" : `: ${sentence}`}`;
}

function linkList(kind: "kind" | "key", names: readonly string[]): string {
  return names.map((name) => `[\`${name}\`](${kind}:${name})`).join(" · ");
}

function section(heading: string, lines: readonly string[]): string {
  const text = lines.filter((line) => line !== "").join("\n");
  return text === "" ? "" : `## ${heading}\n\n${text}`;
}
