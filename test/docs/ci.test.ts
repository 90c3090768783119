import assert from "node:assert/strict";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { isJob } from "@actions/workflow-parser/model/type-guards";
import { checkOptions } from "../../server/src/hosts/cli/check-options.js";
import { documentAt } from "./documents.js";

/* The workflows of docs/ci.md, read by GitHub's own parser. The hook is tried with the packed command line, in test/package/hook.test.ts. */

const { text } = documentAt("docs/ci.md");

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

/** The steps of a workflow's one job. Fails where GitHub would find something wrong with it. */
async function stepsOf(content: string): Promise<readonly Step[]> {
  const { context, value } = parseWorkflow({ name: "review.yml", content }, new NoOperationTraceWriter());
  assert.ok(value !== undefined);
  const { jobs } = await convertWorkflowTemplate(context, value);
  assert.deepEqual(context.errors.getErrors(), []);
  const [job, ...others] = jobs;
  assert.ok(job !== undefined && isJob(job) && others.length === 0);
  return job.steps.map((step) => ({
    ...("run" in step && { run: step.run.toString() }),
    ...("uses" in step && { uses: step.uses.value }),
  }));
}

describe("docs/ci.md", () => {
  const fences = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, content = ""]) => content);
  const workflows = fences.filter((content) => /^on:/m.test(content));

  it("has a workflow that annotates, and one that uploads SARIF with the rights for it", async () => {
    assert.equal(workflows.length, 2);
    const [annotating = "", uploading = ""] = workflows;
    const annotates = await stepsOf(annotating);
    assert.ok(annotates.some(({ run = "" }) => run.includes("lintel check --format github")));
    assert.match(annotating, /^permissions:\n {2}contents: read\njobs:/m);
    const uploads = await stepsOf(uploading);
    const written = uploads.findIndex(({ run = "" }) => run.includes("--format sarif --output lintel.sarif"));
    assert.match(uploads[written + 1]?.uses ?? "", /^github\/codeql-action\/upload-sarif@v\d+$/);
    assert.match(uploading, /^ {10}sarif_file: lintel\.sarif$/m);
    assert.match(uploading, /^permissions:\n {2}contents: read\n {2}security-events: write\n/m);
  });

  it("is told of a workflow that is wrong", async () => {
    const wrong = (workflows[0] ?? "").replace("runs-on:", "run-on:");
    await assert.rejects(stepsOf(wrong));
  });

  it("calls `lintel check` as it can be called", () => {
    const calls = [...text.matchAll(/lintel check( [^`\n>]*)?/g)].map(([, args = ""]) => args.trim());
    assert.ok(calls.length >= 6);
    for (const args of calls) assert.ok(checkOptions(args === "" ? [] : args.split(/\s+/)), args);
  });
});
