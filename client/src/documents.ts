import * as vscode from "vscode";

/** Where documents show what was, or what is elsewhere: they are read, not reviewed. */
const schemesOfCopies = new Set(["git", "gitfs", "git-graph", "gitlens", "pr", "review", "output", "vscode-scm"]);

/** The languages that the server is told of. */
export const reviewedLanguages = ["lintel", "markdown"] as const;

/** Whether the document may hold a design that is worked on. */
export function isReviewed({ uri, languageId }: vscode.TextDocument): boolean {
  return reviewedLanguages.some((language) => language === languageId) && !schemesOfCopies.has(uri.scheme);
}

/** Whether the document holds a design: a design file, or Markdown with a `lintel` fence. */
export function holdsDesign(document: vscode.TextDocument): boolean {
  if (!isReviewed(document)) return false;
  return document.languageId === "lintel" || hasFence(document.getText());
}

/** Whether a `lintel` fence opens somewhere in the Markdown. */
export function hasFence(markdown: string): boolean {
  return /^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*(?:```+|~~~+)[ \t]*lintel\b/m.test(markdown);
}
