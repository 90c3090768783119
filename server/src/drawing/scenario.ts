import type { DesignFile, FileEdit, Loss } from "../design/model.js";
import type { Review } from "../graph/review.js";

/** Inserts the losses at the end of the root file as a scenario; undefined where the file has no name for one of them. */
export function scenarioEdit({ design }: Review, losses: readonly Loss[]): FileEdit | undefined {
  const { root } = design;
  const names = losses.map((loss) => nameOf(root, loss));
  if (names.some((name) => name === undefined)) return undefined;
  const { text } = root.syntax;
  const end = text.length;
  const before = text === "" ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  const lose = names.length === 1 ? (names[0] ?? "") : `[${names.join(", ")}]`;
  const block = `scenario ${freeName(root, names[0] ?? "")} "We lose ${names.join(", ")}" {\n  lose: ${lose}\n}\n`;
  return { uri: root.uri, span: { start: end, end }, text: before + block };
}

/** What the root file calls the loss. */
function nameOf(root: DesignFile, loss: Loss): string | undefined {
  if (loss.type === "region") return loss.region;
  if (loss.type === "zone") return `${loss.region}.${loss.zone}`;
  return [...root.scope].find(([, named]) => named === loss.element)?.[0];
}

/** `lose-NAME`, with a number where the file has that name. */
function freeName(root: DesignFile, lost: string): string {
  const name = `lose-${lost.replace(/\W+/g, "-")}`;
  let free = name;
  for (let n = 2; root.scope.has(free); n++) free = `${name}-${n}`;
  return free;
}
