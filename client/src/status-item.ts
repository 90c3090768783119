import * as vscode from "vscode";
import type { StatusParams } from "../../server/src/lsp/protocol.js";
import { reviewedLanguages } from "./documents.js";
import type { Health } from "./requests.js";
import type { ServerControl } from "./server.js";

/** Shows in the status bar of a design what is found in the workspace, and whether the server is well. */
export function showStatus(server: ServerControl): vscode.Disposable {
  const selector = reviewedLanguages.map((language) => ({ language }));
  const item = vscode.languages.createLanguageStatusItem("lintel.status", selector);
  item.name = "Lintel";
  let status: StatusParams | undefined;
  const show = (): void => void Object.assign(item, describe(server.health, status));
  show();
  const statusListener = server.onNotification("lintel/status", (now) => {
    status = now;
    show();
  });
  return vscode.Disposable.from(item, statusListener, server.onDidChangeHealth(show));
}

type Shown = Pick<vscode.LanguageStatusItem, "text" | "detail" | "severity" | "busy" | "command">;

const showLog: vscode.Command = { command: "lintel.showLog", title: "Show Log" };
const showProblems: vscode.Command = { command: "workbench.actions.view.problems", title: "Show Problems" };

/** What the item says. */
export function describe(health: Health, status: StatusParams | undefined): Shown {
  const { Error: error, Warning: warning, Information: information } = vscode.LanguageStatusSeverity;
  if (health === "crashed") {
    return { text: "Lintel has stopped", detail: "its server crashed", severity: error, busy: false, command: showLog };
  }
  if (health !== "running" || status === undefined) {
    return { text: "Lintel", detail: "starting", severity: information, busy: true, command: showLog };
  }
  const { findings, files, scanning } = status;
  return {
    text: counted(findings) || "No findings",
    detail: `in ${plural(files, "design file")}${findings.accepted > 0 ? `, ${findings.accepted} accepted` : ""}`,
    severity: findings.error > 0 ? error : findings.warning > 0 ? warning : information,
    busy: scanning,
    command: showProblems,
  };
}

function counted({ error, warning, information, hint }: StatusParams["findings"]): string {
  const counts = [
    [error, "error"],
    [warning, "warning"],
    [information, "info"],
    [hint, "hint"],
  ] as const;
  return counts.flatMap(([count, word]) => (count > 0 ? [plural(count, word)] : [])).join(", ");
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
