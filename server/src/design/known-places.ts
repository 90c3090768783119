import type { FileDraft } from "./draft.js";
import type { Container } from "./model.js";

/** The regions and zones that are known in a file: those of blocks and those that elements list, here and in the files reached. */
export class KnownPlaces {
  readonly #files: readonly FileDraft[];
  #regions: ReadonlySet<string> | undefined;
  #zones: ReadonlySet<string> | undefined;

  constructor(draft: FileDraft) {
    const reached = new Set<FileDraft>([draft]);
    for (const file of reached) for (const imported of file.imports) reached.add(imported);
    this.#files = [...reached];
  }

  get regions(): ReadonlySet<string> {
    return (this.#regions ??= new Set([
      ...this.#listed("regions"),
      ...this.#blocks("region").flatMap(({ name }) => name ?? []),
    ]));
  }

  /** Those of blocks with their region (`region.zone`), listed ones as they are written. */
  get zones(): ReadonlySet<string> {
    const named = ({ name, parent }: Container): string => `${parent?.name ?? ""}.${name ?? ""}`;
    return (this.#zones ??= new Set([...this.#blocks("zone").map(named), ...this.#listed("zones")]));
  }

  #blocks(kind: Container["kind"]): readonly Container[] {
    return this.#files.flatMap((file) => file.containers.filter((container) => container.kind === kind));
  }

  #listed(key: "regions" | "zones"): readonly string[] {
    return this.#files.flatMap((file) =>
      file.elements.flatMap((element) => {
        const read = element.get(key);
        return read.state === "stated" && typeof read.value === "object" ? read.value : [];
      }),
    );
  }
}
