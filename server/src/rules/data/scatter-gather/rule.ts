import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { changingFix } from "../../fixes.js";
import type { Related, Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { readsByField, type ReadByField } from "../sharded-reads.js";

interface ScatteredRead extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
  readonly read: ReadByField;
}

export const rule: Rule<ScatteredRead> = {
  meta: {
    id: "scatter-gather",
    category: "data",
    severity: "warning",
    summary: "A read by another field than the shard key asks every shard.",
    absence: false,
    topics: ["sharding", "indexes"],
    fix: "choice",
  },

  *check(review) {
    for (const read of readsByField(review)) {
      if (read.shardKey === undefined || read.field === read.shardKey) continue;
      yield { subject: read.link, at: { source: read.source }, stated: true, read };
    }
  },

  message(states) {
    const [{ read }] = states;
    const readers = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    return `${read.store.name} is sharded by ${read.shardKey ?? ""}, so a read by ${read.field} from ${readers} asks every shard: it is as slow as the slowest, fails when any is down, and costs more with each shard. Read by ${read.shardKey ?? ""}, or keep a table or index that leads from ${read.field} to it.`;
  },

  related: (states): readonly Related[] => {
    const [{ read }] = states;
    return [{ message: `${read.store.name} is sharded by ${read.shardKey ?? ""}`, place: read.store.place }];
  },

  fixes: ([{ read, at }]) => changingFix(at.source, read.shardKey ?? ""),
};
