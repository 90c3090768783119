import type { AnyGroup, Element, Fix } from "../../../design/model.js";
import { setProperties, setProperty } from "../../../design/edits/properties.js";
import { sameSingleZone } from "../../../graph/places.js";
import { redundant, survivesZone } from "../../../graph/redundancy.js";
import type { Review } from "../../../graph/review.js";
import { sharedNeeds } from "../../../graph/shared-needs.js";
import { isNo } from "../../../graph/verdict.js";
import { isHosts } from "../../origin.js";
import type { Rule, State } from "../../rule.js";
import { distinct, inWords } from "../../words.js";
import { instancesOf } from "../instances.js";

interface SharedFate extends State {
  readonly subject: AnyGroup;
  /** What all members need or are, nearest first; empty where it is the zone. */
  readonly shared: readonly Element[];
  readonly zone?: string;
}

/** More than this can't be mended at one stroke. */
const most = 10;

export const rule: Rule<SharedFate> = {
  meta: {
    id: "shared-fate",
    category: "redundancy",
    severity: "warning",
    summary: "Alternatives fail together, because all of them rest on one thing.",
    absence: false,
    topics: ["redundancy", "single-point-of-failure", "fault-tolerance"],
    fix: "choice",
  },

  *check(review) {
    for (const group of review.design.anyGroups) {
      const at = { any: group };
      const frail = sharedBy(review, group).filter((element) => isNo(redundant(element)));
      for (const stated of [true, false]) {
        const shared = frail.filter((element) => redundant(element)?.stated === stated);
        const key = stated ? undefined : "unstated";
        if (shared.length > 0) yield { subject: group, at, stated, key, about: shared, shared };
      }
      const zone = zoneOf(group);
      if (zone !== undefined) yield { subject: group, at, stated: true, key: "zone", shared: [], zone };
    }
  },

  message([{ subject, shared, zone, stated }]) {
    const members = inWords(subject.links.map(({ target }) => target.name));
    if (zone !== undefined)
      return `${members} are alternatives for ${subject.source.name}, but all run in the zone ${zone}: when it fails, none is left. Put one of them into another zone.`;
    const names = inWords(shared.map(({ name }) => name));
    const survive = shared.length === 1 ? "survives" : "survive";
    const fate = stated
      ? `and none is left when an instance of ${names} is lost`
      : `and the design does not say that ${names} ${survive} the loss of an instance: if not, none is left then`;
    return `${members} are alternatives for ${subject.source.name}, but all of them need ${names}, ${fate}. State "replicas: 2" or more on ${names}, or let each have its own.`;
  },

  related: ([{ subject, shared, zone }]) => [
    ...shared.slice(0, most).map(({ name, place }) => ({ message: `all need ${name}`, place })),
    ...(zone === undefined
      ? []
      : subject.links.map(({ target }) => ({ message: `${target.name} runs in ${zone}`, place: target.place }))),
  ],

  fixes([{ subject, shared, zone }]) {
    if (zone !== undefined) return spread(subject);
    return shared.length > most ? [] : repeated(shared);
  },

  silence: {
    property: "replicas",
    *asked(review) {
      for (const group of review.design.anyGroups) {
        const verdicts = sharedBy(review, group).flatMap((element) => redundant(element) ?? []);
        if (verdicts.length > 0) yield { subject: group, states: verdicts.every(({ stated }) => stated) };
      }
    },
    message: (missing, asked) =>
      `The alternatives at ${missing.length} of ${asked} places need something in common that does not say how many instances it has: where it is one, its loss leaves no alternative. State "replicas" of at least 2 on what they share.`,
  },
};

/** What all members need, but not what has its number of instances from its host: the host is among them and speaks for it. */
function sharedBy(review: Review, group: AnyGroup): readonly Element[] {
  return sharedNeeds(review, group).filter((element) => !isHosts(element.get("replicas")));
}

function zoneOf(group: AnyGroup): string | undefined {
  const members = group.links.map(({ target }) => target);
  return members.every((member) => isNo(survivesZone(member))) ? sameSingleZone(members) : undefined;
}

function repeated(shared: readonly Element[]): readonly Fix[] {
  const edits = shared.flatMap((element) => setProperties(element, instancesOf(element)));
  const text = distinct(shared.flatMap((element) => instancesOf(element).map(([key, value]) => `${key}: ${value}`)));
  return [{ title: `State "${text.join("  ")}" on ${inWords(shared.map(({ name }) => name))}`, edits }];
}

/** To run one of the alternatives in a second zone, where it says itself in which it runs. */
function spread({ links }: AnyGroup): readonly Fix[] {
  const member = links.map(({ target }) => target).find((target) => target.get("zones").source?.origin === "own");
  if (!member) return [];
  return [{ title: `State "zones: 2" on ${member.name}`, edits: setProperty(member, "zones", "2") }];
}
