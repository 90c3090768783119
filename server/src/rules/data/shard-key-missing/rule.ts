import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import type { Review } from "../../../graph/review.js";
import { statingInBlockFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { inWords } from "../../words.js";

interface KeylessSharding extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
}

const remedy = `State the "key": a field that every frequent read knows and that has many values of like weight.`;

export const rule: Rule<KeylessSharding> = {
  meta: {
    id: "shard-key-missing",
    category: "data",
    severity: "error",
    summary: "Data is sharded by no key.",
    absence: true,
    topics: ["sharding"],
    fix: "choice",
  },

  *check(review) {
    for (const { element, key, source } of shardedStores(review))
      if (key === "unstated") yield { subject: element, at: { source }, stated: false };
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const says = states.length === 1 ? "does not say by which key it is" : "do not say by which key they are";
    return `${names} ${says} sharded, so nobody can tell which reads stay in one shard and which ask them all. ${remedy}`;
  },

  fixes: ([{ at, subject }]) => statingInBlockFix(at.source, "key", likelyKey(subject) ?? "tenant_id"),

  silence: {
    property: "key",
    *asked(review) {
      for (const { element, key, source } of shardedStores(review))
        yield { subject: element, at: { source }, states: key !== "unstated" };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} sharded stores do not say by which key, so nobody can tell which reads stay in one shard and which ask them all. ${remedy}`,
  },
};

interface ShardedStore {
  readonly element: Element;
  readonly key: "stated" | "unstated" | "invalid";
  readonly source: PropertySource;
}

function shardedStores({ design }: Review): readonly ShardedStore[] {
  return design.elements.flatMap((element) => {
    const sharding = element.kind === "store" ? element.get("sharding") : undefined;
    if (sharding?.state !== "stated") return [];
    return [{ element, key: sharding.value.get("key").state, source: sharding.source }];
  });
}

/** The field that reads look it up by, where they say so. */
function likelyKey(store: Element): string | undefined {
  return store.incoming.map((link) => link.get("by").value).find((field) => field !== undefined);
}
