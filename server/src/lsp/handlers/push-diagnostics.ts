import equal from "fast-deep-equal";
import type { Diagnostic, Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { commonPrefix, commonSuffix } from "../../../../grammar/common-ends.js";
import type { Session } from "../session.js";
import { reportOn } from "./reports.js";

interface Sent {
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Diagnostics for clients that do not ask for them. */
export interface PushedDiagnostics {
  /** Sends at once what the parser says of a text just changed, with earlier findings that the change left alone. */
  changed(document: TextDocument): void;
  /** Sends everything that is another than what was sent last. */
  settled(): void;
}

export function pushDiagnostics(session: Session): PushedDiagnostics {
  const { workspace, connection } = session;
  const sent = new Map<string, Sent>();
  const send = (uri: string, diagnostics: Diagnostic[], text: string | undefined): void => {
    const isSame = equal(sent.get(uri)?.diagnostics ?? [], diagnostics);
    sent.set(uri, { text, diagnostics });
    const version = workspace.document(uri)?.version;
    if (!isSame) void connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  };
  return {
    changed(document) {
      const before = sent.get(document.uri);
      if (before?.text === undefined) return;
      const moved = moveAlong(before.diagnostics, before.text, document);
      const kept = moved.filter(({ code }) => typeof code !== "string" || !code.startsWith("syntax-"));
      send(document.uri, [...reportOn(session, document.uri, "syntax").items, ...kept], document.getText());
    },
    settled() {
      const uris = new Set(workspace.allDocuments().map((uri) => workspace.uris.outward(uri)));
      for (const uri of uris) send(uri, reportOn(session, uri, "all").items, workspace.document(uri)?.getText());
      for (const gone of [...sent.keys()].filter((uri) => !uris.has(uri))) {
        send(gone, [], undefined);
        sent.delete(gone);
      }
    },
  };
}

/** Diagnostics of an earlier text at their places in the new one; those that touch what was changed are left out. */
export function moveAlong(diagnostics: readonly Diagnostic[], before: string, after: TextDocument): Diagnostic[] {
  const now = after.getText();
  const prefix = commonPrefix(before, now);
  const suffix = Math.min(commonSuffix(before, now), Math.min(before.length, now.length) - prefix);
  const lines = lineStarts(before);
  const offsetAt = ({ line, character }: Position): number => (lines[line] ?? before.length) + character;
  const move = ({ start, end }: Range): Range | undefined => {
    const [from, to] = [offsetAt(start), offsetAt(end)];
    if (to < prefix) return { start, end };
    if (from <= before.length - suffix) return undefined;
    const by = now.length - before.length;
    return { start: after.positionAt(from + by), end: after.positionAt(to + by) };
  };
  return diagnostics.flatMap((diagnostic) => {
    const range = move(diagnostic.range);
    return range === undefined ? [] : [{ ...diagnostic, range }];
  });
}

function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (found) => found.index + found[0].length)];
}
