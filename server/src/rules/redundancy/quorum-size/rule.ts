import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { managed } from "../../../graph/managed.js";
import { replicas } from "../../../graph/replicas.js";
import { changingFix } from "../../fixes.js";
import type { Related, Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { sayerOf } from "../sayers.js";

interface WrongSize extends State {
  /** The element, or the host from which it takes how many there are. */
  readonly subject: Element;
  readonly at: { readonly source: PropertySource };
  readonly element: Element;
  readonly number: number;
  readonly isByzantine: boolean;
}

export const rule: Rule<WrongSize> = {
  meta: {
    id: "quorum-size",
    category: "redundancy",
    severity: "error",
    summary: "A group that decides by majority is too small to lose a member, or even.",
    absence: false,
    topics: ["consensus", "cap-theorem"],
    fix: "choice",
  },

  *check({ design }) {
    for (const element of design.elements) {
      if (!decidesByMajority(element)) continue;
      const isByzantine = element.kind !== "store" && algorithmOf(element) === "pbft";
      const [read, count] = [element.get("replicas"), replicas(element)];
      if (read.state !== "stated" || count?.exact !== true) continue;
      if (managed(element)?.level !== "none" || isFit(count.value, { isByzantine })) continue;
      const { subject } = sayerOf(element, "replicas");
      const source = subject.get("replicas").source ?? read.source;
      yield { subject, at: { source }, stated: true, element, number: count.value, isByzantine };
    }
  },

  message(states) {
    const names = inWords(distinct(states.map(({ element }) => element.name)));
    const [{ number, isByzantine }] = states;
    const decide = states.length === 1 ? "decides" : "decide";
    if (isByzantine)
      return `${names} can outvote no member that lies: with ${number}, one faulty member decides or stops everything. State "replicas: 4" or more.`;
    if (number === 1)
      return `${names} ${decide} by majority, with one member: when that is lost, nothing is decided any more. State "replicas: 3" or "5".`;
    if (number === 2)
      return `${names} ${decide} by majority, and of 2 both are needed: the loss of either stops all decisions, so that two are worse than one. State "replicas: 3" or "5".`;
    return `The majority of ${number} is ${number / 2 + 1}, so ${names} can spare only ${number / 2 - 1}, as ${number - 1} would, and a split into two equal halves stops it. State "replicas: ${number + 1}" or "${number - 1}".`;
  },

  related: (states) =>
    states.flatMap(({ element, subject }): Related[] =>
      element === subject ? [] : [{ message: `${element.name} takes it from here`, place: element.place }],
    ),

  fixes(states) {
    const [{ at, number }] = states;
    const sizes = [3, 4, number + 1, number - 1].filter((size) => size >= number - 1);
    return distinct(sizes)
      .filter((size) =>
        states.every(({ element, isByzantine }) => isFit(size, { isByzantine }) && fitsQuorums(element, size)),
      )
      .sort((a, b) => Math.abs(a - number - 1) - Math.abs(b - number - 1))
      .flatMap((size) => changingFix(at.source, String(size)));
  },
};

const votes: ReadonlySet<string | undefined> = new Set(["raft", "paxos", "zab", "pbft"]);

function decidesByMajority(element: Element): boolean {
  if (element.kind === "store") {
    const replication = element.get("replication");
    return replication.state === "stated" && replication.value.get("mode").value === "quorum";
  }
  if (element.kind === "registry") return votes.has(algorithmOf(element));
  if (element.kind !== "coordinator") return false;
  return algorithmOf(element) !== "gossip" && element.get("algorithm").state !== "invalid";
}

function algorithmOf(element: Element): string | undefined {
  return element.get("algorithm").value;
}

function isFit(size: number, { isByzantine }: Pick<WrongSize, "isByzantine">): boolean {
  return isByzantine ? size >= 4 : size >= 3 && size % 2 === 1;
}

/** Whether what a store asks of its quorums still holds with that many replicas. */
function fitsQuorums(element: Element, size: number): boolean {
  const replication = element.get("replication");
  if (element.kind !== "store" || replication.state !== "stated") return true;
  const [reads, writes] = [replication.value.get("read-quorum").value, replication.value.get("write-quorum").value];
  const overlaps = reads === undefined || writes === undefined || reads + writes > size;
  return Math.max(reads ?? 1, writes ?? 1) <= size && (overlaps || element.get("consistency").value !== "strong");
}
