import type { Snapshot } from "../snapshot.js";

/** The designs among `roots` that are part of no other among them, in order; of designs that import each other in a circle, the first. */
export function headDesigns(snapshot: Snapshot, roots: readonly string[]): readonly string[] {
  const reached = new Map(
    roots.map((root) => [
      root,
      new Set(
        snapshot
          .design(root)
          ?.files.slice(1)
          .map(({ uri }) => uri),
      ),
    ]),
  );
  return roots.filter((root, index) =>
    roots.every((other, otherIndex) => {
      if (other === root || reached.get(other)?.has(root) !== true) return true;
      return reached.get(root)?.has(other) === true && index < otherIndex;
    }),
  );
}
