import type { Connection } from "vscode-languageserver";
import type { InlayHintOptions } from "../features/inlay-hints.js";

/** The `lintel.*` settings of the editor. */
export interface EditorSettings {
  readonly codeLenses: boolean;
  readonly inlayHints: InlayHintOptions;
  /** Formed like a `lintel.json`. */
  readonly review: { readonly rules?: unknown; readonly unstated?: unknown };
}

/** The settings where the editor has none. */
export const defaultEditorSettings: EditorSettings = readSettings({});

/** Asks the client for the settings; what it has none of is as by default. */
export async function fetchSettings(connection: Connection): Promise<EditorSettings> {
  return readSettings(await connection.workspace.getConfiguration("lintel"));
}

/** Reads what stands under `lintel` in the editor's settings; whatever is wrong is as by default. */
export function readSettings(value: unknown): EditorSettings {
  const { codeLens, inlayHints, rules, unstated } = recordOf(value);
  const hints = recordOf(inlayHints);
  return {
    codeLenses: recordOf(codeLens)["enabled"] !== false,
    inlayHints: { operations: hints["operations"] !== false, worstTimes: hints["worstTimes"] !== false },
    review: { rules, unstated },
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
