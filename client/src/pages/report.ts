import * as vscode from "vscode";
import { holdsDesign } from "../documents.js";
import type { LintelServer } from "../requests.js";
import { servePages, showPage } from "./virtual-pages.js";

const scheme = "lintel-report";

/** The command that shows the review report of the active design, or of the whole workspace where none is active. */
export function registerReport(server: LintelServer): vscode.Disposable {
  const pages = servePages(scheme, async ({ query }) => {
    const { markdown } = await server.request("lintel/report", query === "" ? {} : { uri: query });
    return markdown;
  });
  const command = vscode.commands.registerCommand("lintel.showReport", async () => {
    const document = vscode.window.activeTextEditor?.document;
    const query = document !== undefined && holdsDesign(document) ? document.uri.toString() : "";
    const page = vscode.Uri.from({ scheme, path: "/Design review.md", query });
    pages.refresh(page);
    await showPage(page);
  });
  return vscode.Disposable.from(pages.registration, command);
}
