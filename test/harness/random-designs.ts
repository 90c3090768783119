import fc from "fast-check";

/** A link of a random design: to one element, or to any of several. */
interface RandomLink {
  readonly source: number;
  readonly targets: readonly number[];
}

/** A small design of services `s0`, `s1`, … with calls among them, some to any of several, cycles included. */
export interface RandomDesign {
  readonly names: readonly string[];
  readonly text: string;
}

/** Random designs; `availability` of every second service is stated. */
export const randomDesigns: fc.Arbitrary<RandomDesign> = fc.integer({ min: 2, max: 7 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 });
  const targets = fc.uniqueArray(node, { minLength: 1, maxLength: 3 });
  const link: fc.Arbitrary<RandomLink> = fc.record({ source: node, targets });
  const availability = fc.array(fc.integer({ min: 50, max: 100 }), { minLength: size, maxLength: size });
  return fc.record({ links: fc.array(link, { maxLength: 8 }), availability }).map((parts) => toDesign(size, parts));
});

function toDesign(
  size: number,
  { links, availability }: { links: readonly RandomLink[]; availability: readonly number[] },
): RandomDesign {
  const names = [...Array(size).keys()].map((index) => `s${index}`);
  const elements = names.map((name, index) => `service ${name} { availability: ${availability[index] ?? 100}% }`);
  const pairs = new Set<string>();
  const statements = links.flatMap(({ source, targets }) => {
    const fresh = targets.filter((target) => target !== source && !pairs.has(`${source} ${target}`));
    for (const target of fresh) pairs.add(`${source} ${target}`);
    const list = fresh.map((target) => names[target]).join(", ");
    return fresh.length === 0 ? [] : [`${names[source] ?? ""} -> any [${list}]`];
  });
  return { names, text: [...elements, "client c", "c -> s0", ...statements].join("\n") };
}
