import { setProperty } from "../../../design/edits/properties.js";
import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { readsByField, type ReadByField } from "../sharded-reads.js";

interface UnindexedRead extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
  readonly read: ReadByField;
  readonly indexes: readonly string[];
}

export const rule: Rule<UnindexedRead> = {
  meta: {
    id: "unindexed-read",
    category: "data",
    severity: "information",
    summary: "A read looks up a field that has no index.",
    absence: false,
    topics: ["indexes"],
    fix: "safe",
  },

  *check(review) {
    for (const read of readsByField(review)) {
      const indexes = read.store.get("indexes");
      if (indexes.state !== "stated" || indexes.value.includes(read.field) || read.field === read.shardKey) continue;
      yield { subject: read.link, at: { source: read.source }, stated: true, read, indexes: indexes.value };
    }
  },

  message(states) {
    const [{ read, indexes }] = states;
    const readers = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    const known = indexes.length === 0 ? "no index" : `indexes on ${inWords(indexes)} alone`;
    return `${read.field} is looked up by ${readers} in ${read.store.name}, which has ${known}: every such read goes through all rows and takes longer as they grow. Add an index on ${read.field}, or read by a field that has one.`;
  },

  related: ([{ read }]) => {
    const { source } = read.store.get("indexes");
    return source ? [{ message: `The indexes of ${read.store.name}`, place: source.place }] : [];
  },

  fixes([{ read, indexes }]) {
    const value = `[${[...indexes, read.field].join(", ")}]`;
    const title = `Add ${read.field} to the indexes of ${read.store.name}`;
    return [{ title, edits: setProperty(read.store, "indexes", value) }];
  },
};
