import type * as vscode from "vscode";

/** Where documents show what was, or what is elsewhere: they are read, not reviewed. */
const schemesOfCopies = new Set([
  ...["git", "gitfs", "git-graph", "gitlens", "pr", "review", "output", "vscode-scm"],
  ...["lintel-handbook", "lintel-report"],
]);

/** The languages that the server is told of. */
export const reviewedLanguages = ["lintel", "markdown"] as const;

/** Whether the server is told of the document: it is worked on, and not a copy that is only read. */
export function isReviewed({ uri }: vscode.TextDocument): boolean {
  return !schemesOfCopies.has(uri.scheme);
}

/** Whether the document holds a design: a design file, or Markdown with a `lintel` fence. */
export function holdsDesign(document: vscode.TextDocument): boolean {
  if (!isReviewed(document)) return false;
  if (document.languageId === "markdown") return hasFence(document.getText());
  return document.languageId === "lintel";
}

/** Whether a `lintel` fence opens somewhere in the Markdown. */
export function hasFence(markdown: string): boolean {
  return /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]*)?(?:```+|~~~+)[ \t]*lintel\b/m.test(markdown);
}
