import * as vscode from "vscode";
import type { LintelServer } from "../requests.js";
import { servePages, showPage } from "./virtual-pages.js";

const scheme = "lintel-handbook";

/** Serves the handbook's pages and the command that opens one. */
export function registerHandbook(server: LintelServer): vscode.Disposable {
  const { registration } = servePages(scheme, async (uri) => {
    const up = "../".repeat(uri.path.split("/").length - 2);
    const params = { page: pageOf(uri), links: `${up}{kind}/{name}.md` };
    return (await server.request("lintel/handbookPage", params)).markdown;
  });
  const command = vscode.commands.registerCommand("lintel.openHandbook", async (page?: unknown) => {
    const chosen = typeof page === "string" ? page : await choosePage(server);
    if (chosen !== undefined) await showPage(uriOf(chosen));
  });
  return vscode.Disposable.from(registration, command);
}

/** `rule:stale-read` is `/rule/stale-read.md`, the index `/index.md`. */
export function uriOf(page: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${page.replace(":", "/")}.md` });
}

function pageOf({ path }: vscode.Uri): string {
  return path.slice(1).replace(/\.md$/, "").replace("/", ":");
}

interface PageItem extends vscode.QuickPickItem {
  readonly page: string;
}

async function choosePage(server: LintelServer): Promise<string | undefined> {
  const items = server.request("lintel/handbookIndex", {}).then(({ pages }): PageItem[] => [
    { label: "$(list-unordered) All pages", page: "index", alwaysShow: true },
    ...pages.map(({ page, title, tags }) => ({
      label: title,
      description: page.startsWith("topic:") ? "" : page.slice(0, page.indexOf(":")),
      detail: tags.join(", "),
      page,
    })),
  ]);
  const options = { title: "Lintel: Handbook", placeHolder: "Search topics and rules", matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.page;
}
