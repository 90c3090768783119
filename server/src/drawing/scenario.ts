import { importEdit } from "../design/edits/imports.js";
import type { DesignFile, Element, FileEdit, Loss } from "../design/model.js";
import type { Review } from "../graph/review.js";
import { relativePath } from "../text/relative-path.js";

/** A failure as it is written down. */
export interface WrittenScenario {
  /** Inserts it at the end of the root file. */
  readonly scenario: FileEdit;
  /** What the root file has to import so that it can name all that is lost. */
  readonly imports: readonly FileEdit[];
}

/** Writes losses as a scenario; undefined where the root file can neither name nor import one of them. */
export function writeScenario({ design }: Review, losses: readonly Loss[]): WrittenScenario | undefined {
  const names = new LossNames(design.root);
  const lost = losses.map((loss) => names.of(loss));
  const [first] = lost;
  if (first === undefined || lost.includes(undefined)) return undefined;
  return { scenario: scenarioEdit(design.root, names, lost as string[]), imports: names.imports() };
}

function scenarioEdit({ uri, syntax }: DesignFile, names: LossNames, lost: readonly string[]): FileEdit {
  const { text } = syntax;
  const end = text.length;
  const before = text === "" ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  const lose = lost.length === 1 ? (lost[0] ?? "") : `[${lost.join(", ")}]`;
  const name = names.free(`lose-${(lost[0] ?? "").replace(/\W+/g, "-")}`);
  const block = `scenario ${name} "We lose ${lost.join(", ")}" {\n  lose: ${lose}\n}\n`;
  return { uri, span: { start: end, end }, text: before + block };
}

/** What the root file calls losses, with names taken in from other files where it has none. */
class LossNames {
  readonly #imported = new Map<string, string>();
  readonly #byPath = new Map<string, string[]>();

  constructor(readonly root: DesignFile) {}

  of(loss: Loss): string | undefined {
    if (loss.type === "region") return loss.region;
    if (loss.type === "zone") return `${loss.region}.${loss.zone}`;
    const { element } = loss;
    return [...this.root.scope].find(([, named]) => named === element)?.[0] ?? this.#import(element);
  }

  imports(): readonly FileEdit[] {
    return [...this.#byPath].map(([path, names]) => importEdit(this.root, path, names));
  }

  /** The name, with a number where the file has it already. */
  free(name: string): string {
    let free = name;
    for (let n = 2; this.root.scope.has(free) || this.#imported.has(free); n++) free = `${name}-${n}`;
    return free;
  }

  #import({ name, file }: Element): string | undefined {
    const path = relativePath(this.root.uri, file.uri);
    if (path === undefined || name === "" || file === this.root) return undefined;
    const own = this.free(name);
    this.#imported.set(own, path);
    const names = this.#byPath.get(path) ?? [];
    names.push(own === name ? name : `${name} as ${own}`);
    this.#byPath.set(path, names);
    return own;
  }
}
