import type { Link } from "../../../design/model.js";
import { statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { dualWrites } from "./dual-writes.js";

interface DualWrite extends State {
  /** The publish. */
  readonly subject: Link;
  readonly writes: readonly Link[];
  /** The flows in which both happen; none where the design has no flows. */
  readonly flows: readonly string[];
}

const remedy = `State "outbox: true", so that the message is written with the data and sent from there.`;

export const rule: Rule<DualWrite> = {
  meta: {
    id: "dual-write",
    category: "consistency",
    severity: "warning",
    summary: "Data is written and a message is sent, and a crash between the two leaves one without the other.",
    absence: false,
    topics: ["event-driven", "message-queues"],
    fix: "choice",
  },

  *check(review) {
    for (const { publish, writes, flows } of dualWrites(review)) {
      const stated = writes.some((write) => write.stated);
      const links = writes.map(({ link }) => link);
      yield { subject: publish, at: { link: publish }, stated, writes: links, flows };
    }
  },

  message(states) {
    const writers = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    const stores = inWords(distinct(states.flatMap(({ writes }) => writes.map(({ target }) => target.name))));
    const queues = inWords(distinct(states.map(({ subject }) => subject.target.name)));
    const flows = inWords(distinct(states.flatMap((state) => state.flows)));
    const within = flows === "" ? "" : ` in ${flows}`;
    return states[0].stated
      ? `When ${writers} crashes between writing ${stores} and sending to ${queues}${within}, one has happened and the other never will. ${remedy}`
      : `The design does not say whether ${writers} writes ${stores} or only reads it. If it writes, a crash before it sends to ${queues}${within} leaves one done and the other not. ${remedy}`;
  },

  related: (states) =>
    distinct(states.flatMap(({ writes }) => writes)).map((link) => ({
      message: `${link.source.name} writes ${link.target.name} here`,
      place: link.place,
    })),

  fixes: (states) =>
    statingOnLinksFix(
      states.map(({ subject }) => subject),
      "outbox",
      "true",
    ),

  silence: {
    property: "operation",
    *asked(review) {
      for (const { publish, writes } of dualWrites(review))
        yield { subject: publish, states: writes.some(({ stated }) => stated) };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} messages are sent by parts that call a store and do not say whether they write it: if they do, a crash in between leaves one done and the other not. State "operation" on the calls, or "outbox: true" on the messages.`,
  },
};
