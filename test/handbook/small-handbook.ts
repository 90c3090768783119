import type { Handbook } from "../../server/src/handbook/handbook.js";

const topic = (title: string, part: string, text: string) =>
  `---\ntitle: ${title}\npart: ${part}\nsource: [One of ${title}, Two]\ntags: [alpha beta, ${title.toLowerCase()}-label]\n---\n# ${title}\n\n${text}\n`;

/** A handbook of a few pages, for tests of what is done with one. */
export const smallHandbook: Handbook = {
  topics: {
    caching: topic(
      "Caching",
      "concepts",
      "Keeps copies. They age.\n\n## See also\n\n- [Push](topic:push)\n- [x](rule:stale-read)",
    ),
    failover: topic("Failover", "concepts", "Another takes over. Caching is no part of it."),
    push: topic("Push and pull", "trade-offs", "Who sends. Who asks."),
  },
  rules: { "stale-read": "# stale-read\n\nA read that is too old. See [Caching](topic:caching).\n" },
  categories: { consistency: ["stale-read"], data: [] },
  kinds: { service: "A program of ours.\n\nMore.\n\n[Push and pull](topic:push)", "->": "A call.\n\nMore." },
  keys: {
    failover: "How another takes over.\n\nMore.\n\n[Failover](topic:failover)",
    "store/failover": "How a replica leads.\n\nMore.\n\n[Failover](topic:failover)",
    "failover.mode": "How ready it is.\n\nMore.",
    "retry.attempts": "All tries.\n\nMore.",
    retry: "How often.\n\nMore.",
    tracing: "Whether it is traced.\n\nMore.",
  },
  values: {
    "failover.mode.hot": "In step.\n\nMore.\n\n[Failover](topic:failover)",
    "failover.mode.none": "None.",
    "auth.none": "Open.",
  },
  units: { ms: "Thousandths of a second.\n\nMore." },
  leftOut: { "retry.attempts": "Without end.", "store/failover": "Nothing takes over." },
};
