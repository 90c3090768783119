import type { PropertyType, ValueForm } from "../../../../grammar/schema/types.js";
import { choice, placeholder } from "./candidate.js";

/** What is usually written under a key whose form alone does not tell. */
const values: Readonly<Record<string, string>> = {
  "health-check": "5s",
  interval: "5s",
  heartbeat: "1s",
  retention: "7d",
  tested: "90d",
  every: "15min",
  restore: "1h",
  ttl: "10min",
  "cache-ttl": "1min",
  lag: "1s",
  latency: "200ms",
  delay: "100ms",
  reset: "30s",
  "graceful-shutdown": "30s",
  "max-duration": "30s",
  "cold-start": "500ms",
  schedule: "1h",
  rpo: "5min",
  rto: "30min",
  time: "1min",
  lease: "30s",
  attempts: "3",
  replicas: "2",
  zones: "2",
  regions: "2",
  budget: "20%",
  threshold: "50%",
  "max-deliveries": "5",
  "max-length": "100k",
  quota: "50/s",
  "read-quorum": "2",
  "write-quorum": "2",
  min: "2",
  max: "10",
  shards: "8",
  partitions: "8",
  concurrency: "10",
  bulkhead: "20",
  pool: "10",
  connections: "100",
  burst: "200",
  version: '"v1"',
  path: '"/health"',
};

/** Blocks that are more than their main value, as they are usually written. */
const blocks: Readonly<Record<string, string>> = {
  retry:
    "{ attempts: ${1:3}  backoff: ${2|exponential,linear,fixed,server,none|}  delay: ${3:100ms}  jitter: ${4|true,false|} }",
  "rate-limit": "{ limit: ${1:100/s}  per: ${2|client,ip,key,user,global|} }",
  backup: "{ every: ${1:15min}  tested: ${2:90d} }",
  failover: "{ mode: ${1|hot,warm,cold,automatic,none|}  time: ${2:1min} }",
  scaling: "{ mode: ${1|auto,horizontal,vertical,none|}  min: ${2:2}  max: ${3:10} }",
};

/** What a key is followed by: `: value` or ` { … }`, with tab stops. `names` are what a reference may name. */
export function afterKey(key: string, type: PropertyType<unknown>, names: readonly string[], today: string): string {
  const block = type.block && blocks[key];
  return block === undefined ? `: ${exampleValue(key, type.forms, names, today)}` : ` ${block}`;
}

function exampleValue(key: string, forms: readonly ValueForm[], names: readonly string[], today: string): string {
  const usual = values[key];
  if (usual !== undefined && forms.some((form) => fits(form, usual))) return quotedStop(usual);
  const words = forms.flatMap(wordsOf);
  const listed = forms.every((form) => form.form === "list");
  const all = [...names, ...words];
  if (all.length > 0) return listed ? `[${choice(1, all)}]` : choice(1, all);
  return formExample(key, forms[0], today);
}

function wordsOf(form: ValueForm): readonly string[] {
  if (form.form === "boolean") return ["true", "false"];
  if (form.form === "list") return form.of.flatMap(wordsOf);
  return form.form === "word" ? form.words : [];
}

/** A usual value that is a text keeps its quotes outside the tab stop. */
function quotedStop(usual: string): string {
  return usual.startsWith('"') ? `"${placeholder(1, usual.slice(1, -1))}"` : placeholder(1, usual);
}

function fits(form: ValueForm, value: string): boolean {
  const tests: Partial<Record<ValueForm["form"], RegExp>> = {
    number: /^\d+[kMB]?$/,
    duration: /^\d+(?:ms|s|min|h|d)$/,
    percent: /%$/,
    rate: /\/(?:s|min|h|d)$/,
    string: /^"/,
  };
  return tests[form.form]?.test(value) ?? false;
}

function formExample(key: string, form: ValueForm | undefined, today: string): string {
  switch (form?.form) {
    case "number":
      return placeholder(1, String(Math.max(form.min, 2)));
    case "percent":
      return placeholder(1, "99.9%");
    case "duration":
      return placeholder(1, "1s");
    case "rate":
      return placeholder(1, "100/s");
    case "size":
      return placeholder(1, "64GB");
    case "date":
      return placeholder(1, monthsAfter(today, 6));
    case "string":
      return '"$1"';
    case "list":
      return `[${formExample(key, form.of[0], today)}]`;
    default:
      return placeholder(1, "name");
  }
}

/** The first day of the month that lies so many months after the day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const total = year * 12 + (month - 1) + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}-01`;
}

/** Values that are usual under the key, for a cursor behind its `:`; empty where the form alone says enough. */
export function usualValues(key: string, forms: readonly ValueForm[]): readonly string[] {
  const usual = values[key];
  if (usual !== undefined && forms.some((form) => fits(form, usual))) return [usual];
  const [form] = forms.filter(({ form: name }) => name in byForm);
  const example = form && byForm[form.form];
  return example === undefined ? [] : [example];
}

const byForm: Partial<Record<ValueForm["form"], string>> = {
  number: "2",
  percent: "99.9%",
  duration: "1s",
  rate: "100/s",
  size: "64GB",
};
