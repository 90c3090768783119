import type { DesignFile, Element, Link } from "../../../design/model.js";
import { writesOf, type Access } from "../../../graph/access.js";
import { commonGroup, teamOf } from "../../../graph/containment.js";
import type { Review } from "../../../graph/review.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords, linkText } from "../../words.js";

interface SharedStore extends State {
  readonly subject: Element;
  readonly writers: readonly Element[];
  readonly writes: readonly Link[];
  /** Whether the file says of anything whose it is. */
  readonly saysTeams: boolean;
}

export const rule: Rule<SharedStore> = {
  meta: {
    id: "shared-store",
    category: "consistency",
    severity: "warning",
    summary: "Parts of different teams write one store.",
    absence: false,
    topics: ["microservices-guidelines", "database-architectures"],
    fix: "none",
  },

  *check(review) {
    for (const { store, writes, writers } of storesWithWriters(review)) {
      if (belongTogether(writers)) continue;
      const saysTeams = statesTeams(store.file);
      const stated =
        saysTeams && distinct(writes.filter((write) => write.stated).map(({ link }) => link.source)).length > 1;
      yield {
        subject: store,
        at: { element: store },
        stated,
        writers,
        writes: writes.map(({ link }) => link),
        saysTeams,
      };
    }
  },

  message([{ subject, writers, stated, saysTeams }]) {
    const names = inWords(writers.map(({ name }) => name));
    const harm = `none can change what is in it, or how, without breaking the others`;
    const remedy = `Let one of them own it and the others ask it, or put them into one group.`;
    if (stated) return `${names} write ${subject.name}, and they belong to different teams: ${harm}. ${remedy}`;
    const unsaid = saysTeams ? "which of them only read" : "whether they belong to one team";
    return `${names} write ${subject.name}, and the design does not say ${unsaid}. If they write and are apart, ${harm}. ${remedy}`;
  },

  related: ([{ writes }]) => writes.map((link) => ({ message: `${linkText(link)} writes it`, place: link.place })),

  silence: {
    property: "owner",
    *asked(review) {
      for (const { store } of storesWithWriters(review)) yield { subject: store, states: statesTeams(store.file) };
    },
    message: (missing, asked) =>
      `${missing.length} of ${asked} stores are written by several parts, and the design does not say whether these belong to one team: if not, none can change what is in a store without breaking the others. State groups or owners.`,
  },
};

/** Stores that at least two compute elements write. */
function* storesWithWriters(review: Review): Iterable<{
  readonly store: Element;
  readonly writes: readonly Access[];
  readonly writers: readonly Element[];
}> {
  for (const store of review.design.elements) {
    if (store.kind !== "store") continue;
    const writes = writesOf(review, store).filter(({ link }) => link.source.class === "compute");
    const writers = distinct(writes.map(({ link }) => link.source));
    if (writers.length > 1) yield { store, writes, writers };
  }
}

/** All inside one group, or all of one owner; or it can't be known. */
function belongTogether(writers: readonly Element[]): boolean {
  if (commonGroup(writers)) return true;
  const teams = writers.map(teamOf);
  if (teams.includes(undefined)) return true;
  const [first, ...others] = teams.map((team) => team?.name);
  return first !== undefined && others.every((team) => team === first);
}

function statesTeams({ elements, containers }: DesignFile): boolean {
  return (
    containers.some((container) => container.kind === "group" || container.get("owner").state !== "unstated") ||
    elements.some((element) => element.get("owner").state !== "unstated")
  );
}
