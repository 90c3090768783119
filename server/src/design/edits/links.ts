import type { LinkNode } from "../../../../grammar/ast.js";
import { linkProperties } from "../../../../grammar/schema/properties.js";
import type { FileEdit, Link, LinkStatement } from "../model.js";
import { edit, propertyText, putProperty } from "./entries.js";
import type { Holder } from "./holder.js";
import { indentOf, newlineOf } from "./layout.js";
import { hopTexts } from "./split.js";

/**
 * States a property on links, and on no other: a statement of which only some links are meant is split. A property of the statement's own
 * body is replaced. No edits where a statement can't be split without loss.
 */
export function setOnLinks(links: readonly Link[], key: string, value: string): FileEdit[] {
  return [...byStatement(links)].flatMap(([statement, some]) => setOnStatement(statement, some, key, value));
}

/** Whether `setOnLinks` finds anything to edit. */
export function canSetOnLinks(links: readonly Link[]): boolean {
  return [...byStatement(links)].some(
    ([statement, some]) => isWhole(statement, some) || hopTexts(statement, some) !== undefined,
  );
}

function byStatement(links: readonly Link[]): ReadonlyMap<LinkStatement, readonly Link[]> {
  const statements = new Map<LinkStatement, Link[]>();
  for (const link of links) {
    const same = statements.get(link.statement);
    if (same === undefined) statements.set(link.statement, [link]);
    else same.push(link);
  }
  return statements;
}

function isWhole(statement: LinkStatement, links: readonly Link[]): boolean {
  return statement.links.every((link) => links.includes(link));
}

function setOnStatement(statement: LinkStatement, links: readonly Link[], key: string, value: string): FileEdit[] {
  const holder = linkHolder(statement);
  if (isWhole(statement, links)) return [putProperty(holder, key, value)];
  const texts = hopTexts(statement, links);
  if (texts === undefined) return [];
  const source = holder.chunk.chunk.text;
  const { node } = statement;
  const break_ = newlineOf(source) + indentOf(source, node.span.start);
  const tail = source.slice(pathEnd(node), node.span.end);
  const changed = changedTail(holder, node, key, value);
  const lines = texts.map(({ text, meant }) => text + (meant ? changed : tail));
  return [edit(holder, node.span, lines.join(break_))];
}

/** The body of a link statement. */
export function linkHolder({ node, place }: LinkStatement): Holder {
  return {
    uri: place.uri,
    chunk: place.chunk,
    body: node.body,
    end: node.title?.span.end ?? pathEnd(node),
    keys: Object.keys(linkProperties),
  };
}

/** Title and body of the statement with the property in it. */
function changedTail(holder: Holder, node: LinkNode, key: string, value: string): string {
  const source = holder.chunk.chunk.text;
  const from = pathEnd(node);
  if (node.body === undefined) return `${source.slice(from, holder.end)} { ${propertyText(key, value)} }`;
  const { span, text } = putProperty(holder, key, value);
  const start = span.start - holder.chunk.start;
  const end = span.end - holder.chunk.start;
  return source.slice(from, start) + text + source.slice(end, node.span.end);
}

function pathEnd(node: LinkNode): number {
  return (node.endpoints.at(-1) ?? node).span.end;
}
