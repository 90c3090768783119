import type { PropertyType, ValueForm } from "../../../../grammar/schema/types.js";
import type { RuleMeta } from "../rule.js";
import { severitySettings } from "./config-file.js";
import { describeOption } from "./option-value.js";
import { unstatedSettings } from "./settings.js";

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema (draft-07, which editors know) of `lintel.json`, from the declarations of the rules. */
export function configSchema(rules: readonly RuleMeta[]): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Lintel settings",
    description: "Severities and options of the rules, for the designs in this folder and below it.",
    type: "object",
    additionalProperties: false,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: "string" },
      unstated: {
        description:
          "How findings count that rest on something the design leaves out: a step milder, the same, or not at all.",
        enum: unstatedSettings,
        default: "lower",
      },
      rules: {
        description: "What each rule counts as, alone or in a list with its options.",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((meta) => [meta.id, ruleSchema(meta)])),
      },
    },
  };
}

function ruleSchema({ severity, summary, options = {} }: RuleMeta): JsonSchema {
  const level = { enum: severitySettings };
  const properties = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { ...typeSchema(option.type), description: option.description, default: option.default },
    ]),
  );
  const list = {
    type: "array",
    items: [level, { type: "object", additionalProperties: false, properties }],
    minItems: 1,
    maxItems: Object.keys(options).length === 0 ? 1 : 2,
  };
  return { description: summary, default: severity, anyOf: [level, list] };
}

function typeSchema(type: PropertyType<number>): JsonSchema {
  const [form] = type.forms;
  return form === undefined ? {} : { ...formSchema(form), errorMessage: describeOption(type) };
}

function formSchema(form: ValueForm): JsonSchema {
  switch (form.form) {
    case "number":
      return { type: form.whole ? "integer" : "number", minimum: form.min };
    case "percent":
      return { type: "number", minimum: 0, maximum: 100 };
    case "duration":
      return { type: "string", pattern: "^\\d+(\\.\\d+)?(ms|s|min|h|d)$" };
    case "rate":
      return { type: "string", pattern: "^\\d+(\\.\\d+)?[kMB]?/(s|min|h|d)$" };
    default:
      return {};
  }
}
