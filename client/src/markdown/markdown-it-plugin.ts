import type * as vscode from "vscode";
import type { FenceDrawings } from "./fence-drawings.js";

/** As much of markdown-it as is used here. */
interface Token {
  readonly type: string;
  readonly info: string;
  readonly content: string;
}
interface Environment {
  /** What the preview shows; not there when another extension renders. */
  readonly currentDocument?: vscode.Uri;
}
type Rule = (
  tokens: readonly Token[],
  index: number,
  options: unknown,
  environment: Environment,
  renderer: unknown,
) => string;

export interface MarkdownIt {
  readonly renderer: { readonly rules: { fence?: Rule } };
}

/**
 * Lets Markdown's own preview draw `lintel` fences: the drawing goes into an attribute, which the script in the preview renders, and
 * the text is folded away below it. A fence that is not drawn stays as it is.
 */
export function drawFences(markdown: MarkdownIt, drawings: FenceDrawings): MarkdownIt {
  const { rules } = markdown.renderer;
  const { fence } = rules;
  if (fence === undefined) return markdown;
  rules.fence = (tokens, index, options, environment, renderer) => {
    const text = fence(tokens, index, options, environment, renderer);
    const { currentDocument } = environment;
    if (isReportsOwn(tokens[index], currentDocument)) return figure("mermaid", tokens[index]?.content ?? "", "");
    if (!isLintel(tokens[index]) || currentDocument === undefined) return text;
    const number = tokens.slice(0, index).filter(isLintel).length;
    const drawing = drawings.of(currentDocument, number);
    if (drawing === undefined) return text;
    return (
      figure("drawing", JSON.stringify(drawing), drawing.title) +
      `<details class="lintel-text"><summary>Text of the design</summary>${text}</details>`
    );
  };
  return markdown;
}

/** The report holds its drawings as Mermaid text, as it does for readers elsewhere. */
function isReportsOwn(token: Token | undefined, document: vscode.Uri | undefined): boolean {
  return document?.scheme === "lintel-report" && token?.info.trim() === "mermaid";
}

function figure(kind: "drawing" | "mermaid", data: string, label: string): string {
  const name = label === "" ? "" : ` role="img" aria-label="${escapeAttribute(label)}"`;
  return `<figure class="lintel-drawing"${name} data-${kind}="${escapeAttribute(data)}"></figure>`;
}

function isLintel(token: Token | undefined): boolean {
  return token?.type === "fence" && /^lintel(?:\s|$)/.test(token.info.trim());
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
