import type { Policy, Scenario } from "../../design/model.js";
import { failureOf } from "../../graph/failure.js";
import type { Snapshot } from "../../snapshot.js";
import { findingLines } from "./findings.js";
import { heading, lines, nameList, paragraphs } from "./lines.js";

/** What a policy asks for, in numbers. */
export function policyHover({ name, title, severity, forbids, requires }: Policy): string {
  const parts = [count(forbids.length, "link forbidden", "links forbidden"), count(requires.length, "requirement")];
  return paragraphs(heading("policy", name, title), `${parts.join(" · ")} · severity ${severity ?? "error"}`);
}

/** What a scenario takes away, and which of the flows that it expects survive. */
export function scenarioHover(snapshot: Snapshot, scenario: Scenario): string {
  const { name, title, lose, loseOne, expect } = scenario;
  const review = snapshot.review(scenario.file.uri);
  const failure = review && !scenario.broken ? failureOf(review, { whole: lose, oneInstance: loseOne }) : undefined;
  const broken = new Set(failure?.flows.map(({ flow }) => flow.name));
  const [down, up] = [expect.filter((flow) => broken.has(flow.name)), expect.filter((flow) => !broken.has(flow.name))];
  return paragraphs(
    heading("scenario", name, title),
    failure &&
      lines(
        down.length > 0 ? `Breaks ${nameList(down.map((flow) => flow.name))}` : undefined,
        up.length > 0 ? `Survived by ${nameList(up.map((flow) => flow.name))}` : undefined,
      ),
    findingLines(snapshot, scenario.place, scenario.node.span),
  );
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
