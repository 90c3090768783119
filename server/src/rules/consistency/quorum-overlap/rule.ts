import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { replicas } from "../../../graph/replicas.js";
import { statingInBlockFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { inWords } from "../../words.js";

interface NoOverlap extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly read: number;
  readonly write: number;
  readonly copies: number;
}

export const rule: Rule<NoOverlap> = {
  meta: {
    id: "quorum-overlap",
    category: "consistency",
    severity: "error",
    summary: "Readers and writers of a quorum can miss each other.",
    absence: false,
    topics: ["replication", "consistency-patterns"],
    fix: "choice",
  },

  *check({ design }) {
    for (const element of design.elements) {
      if (element.kind !== "store" || element.get("consistency").value !== "strong") continue;
      const [replication, copies] = [element.get("replication"), replicas(element)];
      if (replication.state !== "stated" || copies?.exact !== true || !copies.stated) continue;
      const [read, write] = [replication.value.get("read-quorum").value, replication.value.get("write-quorum").value];
      if (read === undefined || write === undefined || read + write > copies.value) continue;
      yield { subject: element, at: { source: replication.source }, stated: true, read, write, copies: copies.value };
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const [{ read, write, copies }] = states;
    return `${names} states "consistency: strong", but a read asks ${read} and a write changes ${write} of ${copies} replicas, so a read can ask only replicas that have not seen the last write. Let the two together be more than ${copies}.`;
  },

  fixes(states) {
    const [{ at, read, write, copies }] = states;
    const [enoughWrites, enoughReads] = [copies - read + 1, copies - write + 1];
    return [
      ...statingInBlockFix(at.source, "write-quorum", String(enoughWrites)),
      ...statingInBlockFix(at.source, "read-quorum", String(enoughReads)),
    ];
  },
};
