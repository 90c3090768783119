import type { Link } from "../../../design/model.js";
import { isUntrusted } from "../../../graph/open-paths.js";
import { statingOnLinksFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";

interface OpenState extends State {
  readonly subject: Link;
}

export const rule: Rule<OpenState> = {
  meta: {
    id: "client-reaches-state",
    category: "boundaries",
    severity: "error",
    summary: "A client that nobody can trust reaches data or messages directly.",
    absence: false,
    topics: ["api-gateway", "client-server"],
    fix: "choice",
  },

  *check({ design }) {
    for (const link of design.links) {
      const { source, target } = link;
      if (target.class !== "state" && target.class !== "messaging") continue;
      if (source.kind !== "client" || !isUntrusted(source) || maySign(link)) continue;
      yield { subject: link, at: { link }, stated: true };
    }
  },

  message(states) {
    const clients = inWords(distinct(states.map(({ subject }) => subject.source.name)));
    const targets = inWords(distinct(states.map(({ subject }) => subject.target.name)));
    const way = states.every(({ subject }) => isObjectStore(subject))
      ? `Hand out signed addresses ("auth: signature"), or put a service between them.`
      : "Put a service between them that checks each request.";
    return `Whoever runs ${clients} can send ${targets} anything that its protocol allows, past every rule of your own code. ${way}`;
  },

  fixes: (states) =>
    states.every(({ subject }) => isObjectStore(subject))
      ? statingOnLinksFix(
          states.map(({ subject }) => subject),
          "auth",
          "signature",
        )
      : [],
};

function isObjectStore({ target }: Link): boolean {
  return target.kind === "store" && target.get("type").value === "object";
}

/** Objects may be fetched and put by signed addresses; what can't be read may say so. */
function maySign(link: Link): boolean {
  if (link.target.kind !== "store") return false;
  const [type, auth] = [link.target.get("type"), link.get("auth")];
  if (type.state === "invalid" || auth.state === "invalid") return true;
  return isObjectStore(link) && auth.value === "signature";
}
