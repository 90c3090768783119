import { elementKinds, kinds } from "../../../grammar/schema/kinds.js";
import type { Properties } from "../../../grammar/schema/types.js";
import type { Design } from "../design/model.js";

/** Whether a policy of the design asks for the text of prose, such as `require service { description: "…" }`. */
export function readsProse({ files }: Design): boolean {
  return files.some(({ appliedPolicies }) =>
    appliedPolicies.some(({ requires }) =>
      requires.some(({ requirements }) => requirements.some(({ key, value }) => value !== undefined && isProse(key))),
    ),
  );
}

function isProse(key: string): boolean {
  return elementKinds.some((kind) => (kinds[kind].properties as Properties)[key]?.prose === true);
}
