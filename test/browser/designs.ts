/** A design with every class of kinds, each line, groups, regions and zones, a flow, and mistakes that rules find. */
export const shop = `design "Shop" { owner: "team" }
client web "Web shop"
gateway edge "Edge" { replicas: 2  zones: 2 }
group "Ordering" {
  service orders "Order service" { replicas: 3 }
  store orders-db "Orders" { tech: "PostgreSQL 17" }
  cache baskets "Baskets" { of: orders-db }
}
region eu { zone a { service audit "Audit" } }
host cluster "Cluster"
coordinator lock "Locks" { on: cluster }
topic placed "Order placed" { dead-letter: lost }
queue lost "Dead letters"
worker mailer "Mailer"
external cards "Card processor"
web -> edge -> orders { timeout: 1s }
orders -> cards "Authorize" { retry: unlimited }
orders -> orders-db
orders -> baskets { optional: true }
orders -> [audit, lock]
orders ~> placed
placed ~> mailer
flow buy "A customer buys" {
  availability: 99.9%
  web -> edge -> orders -> cards
  orders -> baskets
  orders ~> placed ~> mailer
}
`;

/** Groups of services in chains, the first of each called by the one before. */
export function groupedDesign(groups: number, each: number): string {
  const lines = ["client web", "web -> s0-0"];
  for (let group = 0; group < groups; group++) {
    const names = Array.from({ length: each }, (_, index) => `s${group}-${index}`);
    lines.push(
      `group g${group} "Area ${group}" {`,
      ...names.map((name) => `  service ${name}`),
      "}",
      names.join(" -> "),
    );
    if (group > 0) lines.push(`s${group - 1}-0 -> s${group}-0`);
  }
  return `${lines.join("\n")}\n`;
}
