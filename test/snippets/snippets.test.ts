import assert from "node:assert/strict";
import snippets from "../../snippets/lintel.json" with { type: "json" };
import { LanguageService } from "../../server/src/service.js";
import { choicesIn, expandSnippet, tabStops } from "../harness/snippet.js";

/** What a snippet names and does not declare: what is there already where somebody inserts it. */
const surroundings: Readonly<Record<string, string>> = {
  orders: "service orders { replicas: 3  zones: 3  health-check: 5s }",
  "orders-db": "store orders-db { managed: regional  backup { every: 1h  offsite: true  tested: 90d } }",
  "profiles-db": "store profiles-db { managed: regional  backup { every: 1h  offsite: true  tested: 90d } }",
  "invoices-db": "store invoices-db { managed: regional  backup { every: 1h  offsite: true  tested: 90d } }",
  accounts: "service accounts { replicas: 3  zones: 3  health-check: 5s }",
  payments: "service payments { replicas: 3  zones: 3  health-check: 5s }",
  stock: "service stock { replicas: 3  zones: 3  health-check: 5s }",
  recommendations: "service recommendations { replicas: 3  zones: 3  health-check: 5s }",
  billing: "worker billing { replicas: 2  zones: 2  health-check: 30s }",
  messages: "service messages { replicas: 3  zones: 3  health-check: 5s }",
  collector: "service collector { replicas: 3  zones: 3  health-check: 5s }",
  web: "client web { platform: web }",
  edge: 'gateway edge { managed: regional  auth: oauth2  version: "v1"  rate-limit: 100/s }',
  browse: "flow browse { web -> shop }\nclient web\nservice shop { replicas: 2 }\nweb -> shop { timeout: 1s }",
};

describe("snippets", () => {
  for (const [name, { prefix, description, body }] of Object.entries(snippets)) {
    describe(name, () => {
      it("parses, names nothing that is not there, and has no error, whatever is chosen", () => {
        for (let choice = 0; choice < choicesIn(body); choice += 1) {
          const text = expandSnippet(body, choice);
          assert.deepEqual(errorsIn(`${text}\n${missing(text)}`), [], text);
        }
      });

      it("has tab stops in the order of the text, the last one at its end", () => {
        const stops = tabStops(body);
        assert.deepEqual(stops, [...stops.filter((stop) => stop > 0).map((_, index) => index + 1), 0]);
        assert.equal(body.at(-1), "$0");
      });

      it("can be found by what people call it", () => {
        assert.ok(prefix.length >= 2);
        assert.match(description, /^[A-Z].*[^.]$/);
      });
    });
  }
});

function errorsIn(text: string): string[] {
  const uri = "file:///snippet.lintel";
  const service = new LanguageService({ today: () => "2026-01-01" });
  service.setFile(uri, text);
  const errors = service
    .snapshot()
    .findings(uri)
    .filter(({ severity }) => severity === "error");
  return errors.map(
    ({ rule, message, location: { span } }) => `${rule} at "${text.slice(span.start, span.end)}": ${message}`,
  );
}

/** Declarations of what the text speaks of and does not declare. */
function missing(text: string): string {
  const declared = new Set(Array.from(text.matchAll(/^(?:\w+) ([\w-]+)(?: "[^"]*")? \{/gm), ([, name]) => name));
  const words = new Set(text.match(/[a-z][\w-]*/g) ?? []);
  return Object.entries(surroundings)
    .filter(([name]) => words.has(name) && !declared.has(name))
    .map(([, declaration]) => declaration)
    .join("\n");
}
