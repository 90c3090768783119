import type { Link } from "../../../design/model.js";
import { isUntrusted } from "../../../graph/open-paths.js";
import { changingFix } from "../../fixes.js";
import { atLink } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface Readable extends State {
  readonly subject: Link;
}

export const rule: Rule<Readable> = {
  meta: {
    id: "unencrypted-link",
    category: "boundaries",
    severity: "error",
    summary: "What crosses the border of the system can be read and changed on its way.",
    absence: false,
    topics: ["api-design", "client-server"],
    fix: "safe",
  },

  *check({ design }) {
    for (const link of design.links) {
      if (!isUntrusted(link.source) && link.target.kind !== "external") continue;
      const source = culprits(link)[0];
      if (source !== undefined) yield { subject: link, at: atLink(link, { source }), stated: true };
    }
  },

  message(states) {
    const links = inWords(states.map(({ subject }) => linkText(subject)));
    const strangers = inWords(distinct(states.map(({ subject }) => strangerOf(subject))));
    const verb = states.length === 1 ? "is" : "are";
    return `${links} ${verb} not encrypted, so everybody on the way to or from ${strangers} can read and change what is sent, passwords and keys included. State ${remedyFor(states)}.`;
  },

  fixes: ([{ subject }]) => {
    const fixes = culprits(subject).flatMap((source) =>
      changingFix(source, source.node.key.name === "protocol" ? "https" : "true"),
    );
    const [first] = fixes;
    const title = fixes.map((fix) => fix.title).join(" and ");
    return first === undefined ? [] : [{ title, edits: fixes.flatMap(({ edits }) => edits) }];
  },
};

/** The properties that say so: `protocol: http`, `encrypted: false`, or both. */
function culprits(link: Link) {
  const [protocol, encrypted] = [link.get("protocol"), link.get("encrypted")];
  return [
    ...(protocol.state === "stated" && protocol.value === "http" ? [protocol.source] : []),
    ...(encrypted.state === "stated" && !encrypted.value ? [encrypted.source] : []),
  ];
}

function remedyFor(states: readonly Readable[]): string {
  const keys = states.flatMap(({ subject }) => culprits(subject).map(({ node }) => node.key.name));
  return inWords(distinct(keys).map((key) => (key === "protocol" ? `"protocol: https"` : `"encrypted: true"`)));
}

function strangerOf({ source, target }: Link): string {
  return isUntrusted(source) ? source.name : target.name;
}
