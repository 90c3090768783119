/** JSON of about `length` characters that says things like those of a design: the text of the references that read JSON. */
export function jsonText(length: number): string {
  const areas: string[] = [];
  let total = 0;
  for (let index = 0; total < length; index += 1) {
    const area = JSON.stringify(areaOf(index), null, 2);
    areas.push(area);
    total += area.length + 2;
  }
  return `[${areas.join(",\n")}]\n`;
}

function areaOf(index: number): unknown {
  return {
    name: `a${index}-core`,
    title: `Orders ${index}: core`,
    replicas: 1 + (index % 4),
    zones: 3,
    monitoring: index % 3 > 0,
    tags: ["core", "audited"],
    links: [{ target: `a${index}-db`, timeout: "200ms", pool: 20 }],
  };
}
