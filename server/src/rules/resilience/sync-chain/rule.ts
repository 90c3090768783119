import { count as countType } from "../../../../../grammar/schema/types.js";
import type { Element, Flow } from "../../../design/model.js";
import { longestCallChain, mostCalls, type CallChain } from "../../../graph/call-chain.js";
import { servedFlows } from "../../../graph/flows.js";
import type { Rule, State } from "../../rule.js";
import { linkText } from "../../words.js";

interface LongChain extends State {
  readonly subject: Flow | Element;
  readonly name: string;
  readonly chain: CallChain;
}

export const rule: Rule<LongChain> = {
  meta: {
    id: "sync-chain",
    category: "resilience",
    severity: "warning",
    summary: "Too many parts wait for each other in a row.",
    absence: false,
    topics: ["synchronous-and-asynchronous", "latency-and-throughput"],
    fix: "none",
    options: {
      limit: {
        type: countType(),
        default: 5,
        description: "How many calls between compute elements may follow each other.",
      },
    },
  },

  *check(review, { limit = 5 }) {
    for (const flow of servedFlows(review)) {
      if (mostCalls(flow) <= limit) continue;
      const chain = longestCallChain(review, flow);
      if (chain.length <= limit) continue;
      const { subject, name } = flow;
      const at = subject.type === "flow" ? { flow: subject } : { element: subject };
      yield { subject, at, stated: true, name, chain };
    }
  },

  message([{ name, chain }]) {
    // what stands before the first compute element does not count as a call
    const counted = chain.links.slice(chain.links.findIndex(({ source }) => source.class === "compute"));
    const ends = [counted[0]?.source.name ?? "", ...counted.map(({ target }) => target.name)];
    return `${name} waits for ${chain.length} calls in a row, ${ends.join(" -> ")}: each adds its delay, and when any one fails all before it fail too. Let the later ones follow by messages, or join parts that are always called together.`;
  },

  related: ([{ chain }]) => chain.links.map((link) => ({ message: linkText(link), place: link.place })),
};
