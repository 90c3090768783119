import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import type { Rule, State } from "../../rule.js";
import { statingInBlockFix } from "../../fixes.js";
import { inWords, distinct } from "../../words.js";

interface GrowingKey extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly key: string;
  readonly sharding: PropertySource;
}

export const rule: Rule<GrowingKey> = {
  meta: {
    id: "hot-shard",
    category: "data",
    severity: "warning",
    summary: "Ranges of a key that grows with time put all new data into one shard.",
    absence: false,
    topics: ["sharding"],
    fix: "choice",
  },

  *check({ design }) {
    for (const element of design.elements) {
      const sharding = element.kind === "store" ? element.get("sharding") : undefined;
      if (sharding?.state !== "stated" || sharding.value.get("strategy").value !== "range") continue;
      const key = sharding.value.get("key");
      if (key.state !== "stated" || !growsWithTime(key.value)) continue;
      yield { subject: element, at: { source: key.source }, stated: true, key: key.value, sharding: sharding.source };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const keys = inWords(distinct(states.map(({ key }) => key)));
    return `New rows always have the highest ${keys}, so all writes to ${names} go to its last shard while the others stand idle. Shard by hash, or put a field with many values, such as the customer, before it.`;
  },

  fixes: ([{ sharding }]) => statingInBlockFix(sharding, "strategy", "hash"),
};

const growing = new Set(["id", "timestamp", "date"]);

/** Whether the last word of a field is one that grows with time, words split at `_`, `-` and a capital (review.md, Fine print, "Data"). */
function growsWithTime(field: string): boolean {
  const words = field
    .split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  return growing.has(last) || (last === "at" && words.at(-2) === "created");
}
