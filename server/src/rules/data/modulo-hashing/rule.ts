import type { Element } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { replicas } from "../../../graph/replicas.js";
import { changingFix } from "../../fixes.js";
import type { Rule, State } from "../../rule.js";
import { inWords } from "../../words.js";

interface Modulo extends State {
  readonly subject: Element;
  readonly at: { readonly source: PropertySource; readonly part: "value" };
  readonly inSharding: boolean;
}

export const rule: Rule<Modulo> = {
  meta: {
    id: "modulo-hashing",
    category: "data",
    severity: "warning",
    summary: "Keys are spread by modulo, so that a change in the number of nodes moves nearly all of them.",
    absence: false,
    topics: ["consistent-hashing", "sharding"],
    fix: "safe",
  },

  *check({ design }) {
    for (const element of design.elements) {
      if (element.kind === "cache") yield* moduloCache(element);
      if (element.kind === "store") yield* moduloStore(element);
    }
  },

  message(states) {
    const names = inWords(states.map(({ subject }) => subject.name));
    const [{ inSharding, stated }] = states;
    const parts = inSharding ? "shards" : "nodes";
    const what = inSharding ? "data has to be moved while it is in use" : "reads miss and fall on the source at once";
    const unsaid = stated ? "" : `${names} does not say how many ${parts} there are. `;
    return `${unsaid}When one of the ${parts} of ${names} is added or lost, modulo gives nearly every key another place: ${what}. Spread by consistent hashing, which moves only the keys of that one.`;
  },

  fixes([{ at, inSharding }]) {
    if (!inSharding) return changingFix(at.source, "consistent");
    return changingFix(at.source, "consistent-hash");
  },

  silence: {
    property: "shards",
    *asked({ design }) {
      for (const element of design.elements) {
        const sharding = element.kind === "store" ? element.get("sharding") : undefined;
        if (sharding?.state === "stated" && sharding.value.get("strategy").value === "modulo")
          yield { subject: element, states: sharding.value.get("shards").state !== "unstated" };
      }
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} stores that are spread by modulo do not say how many shards they have: with several, adding or losing one moves nearly all their data. State "strategy: consistent-hash".`,
  },
};

/** A cache with several nodes, or one that scales. */
function* moduloCache(element: Element): Iterable<Modulo> {
  const hashing = element.get("hashing");
  if (hashing.state !== "stated" || hashing.value !== "modulo") return;
  const scaling = element.get("scaling");
  const mode = scaling.state === "stated" ? scaling.value.get("mode") : scaling;
  const scales = mode.state === "stated" && (mode.value === "auto" || mode.value === "horizontal");
  const most = scaling.state === "stated" ? (scaling.value.get("max").value ?? 1) : 1;
  if (!scales && most < 2 && (replicas(element)?.value ?? 1) < 2) return;
  yield { subject: element, at: { source: hashing.source, part: "value" }, stated: true, inSharding: false };
}

/** A store with several shards; where it does not say how many, there are probably several. */
function* moduloStore(element: Element): Iterable<Modulo> {
  const sharding = element.get("sharding");
  if (sharding.state !== "stated") return;
  const [strategy, shards] = [sharding.value.get("strategy"), sharding.value.get("shards")];
  if (strategy.state !== "stated" || strategy.value !== "modulo" || shards.state === "invalid") return;
  if (shards.state === "stated" && shards.value < 2) return;
  const stated = shards.state === "stated";
  yield { subject: element, at: { source: strategy.source, part: "value" }, stated, inSharding: true };
}
