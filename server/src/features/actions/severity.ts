import { findNodeAtLocation, modify, parseTree } from "jsonc-parser";
import { CodeActionKind, type CodeAction, type WorkspaceEdit } from "vscode-languageserver-types";
import type { Finding } from "../../rules/finding.js";
import { severitySettings } from "../../rules/config/config-file.js";
import { parseConfig } from "../../rules/config/parse-config.js";
import { LineIndex } from "../../text/line-index.js";
import { diagnosticOf } from "../diagnostics.js";
import type { ActionQuestion } from "./question.js";

/** Sets the severity of the finding's rule in the `lintel.json` that holds for the file. */
export function severityActions({ snapshot, options }: ActionQuestion, finding: Finding): CodeAction[] {
  const { config, link } = options;
  if (!config || !takesRules(config.text)) return [];
  const { rule } = finding;
  const diagnostics = [diagnosticOf(snapshot, finding, link)];
  return severitySettings
    .filter((severity) => severity !== finding.severity)
    .map((severity) => ({
      title: severity === "off" ? `Turn "${rule}" off in lintel.json` : `Set "${rule}" to ${severity} in lintel.json`,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: configEdit(config, rule, severity),
    }));
}

/** Whether a rule can be set there: what is no JSON, or holds something else in the place of rules, its author mends first. */
function takesRules(text = ""): boolean {
  if (text.trim() === "") return true;
  if (parseConfig(text, []).problems.some(({ code }) => code === "config-syntax")) return false;
  const root = parseTree(text);
  const rules = root && findNodeAtLocation(root, ["rules"]);
  return root?.type === "object" && (rules === undefined || rules.type === "object");
}

function configEdit(
  config: { readonly uri: string; readonly text?: string },
  rule: string,
  severity: string,
): WorkspaceEdit {
  const { uri, text } = config;
  const textDocument = { uri, version: null };
  if (text === undefined || text.trim() === "") {
    const newText = `${JSON.stringify({ rules: { [rule]: severity } }, null, 2)}\n`;
    const edits = [{ range: new LineIndex(text ?? "").rangeOf({ start: 0, end: text?.length ?? 0 }), newText }];
    const create = { kind: "create" as const, uri, options: { ignoreIfExists: true } };
    return { documentChanges: text === undefined ? [create, { textDocument, edits }] : [{ textDocument, edits }] };
  }
  const lines = new LineIndex(text);
  const changes = modify(text, pathTo(text, rule), severity, { formattingOptions: formattingOf(text) });
  const edits = changes.map(({ offset, length, content }) => ({
    range: lines.rangeOf({ start: offset, end: offset + length }),
    newText: content,
  }));
  return { documentChanges: [{ textDocument, edits }] };
}

/** A rule with options keeps them: the severity is the first of its list. */
function pathTo(text: string, rule: string): (string | number)[] {
  const tree = parseTree(text);
  const present = tree && findNodeAtLocation(tree, ["rules", rule]);
  return present?.type === "array" ? ["rules", rule, 0] : ["rules", rule];
}

function formattingOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const [, indent = "  "] = /\n([ \t]+)\S/.exec(text) ?? [];
  const eol = /\r\n|\n/.exec(text)?.[0] ?? "\n";
  return { insertSpaces: !indent.includes("\t"), tabSize: indent.includes("\t") ? 2 : indent.length, eol };
}
