import { readFileSync } from "node:fs";
import { allRules } from "../../server/src/rules/catalogue.generated.js";
import { severitySettings } from "../../server/src/rules/config/config-file.js";
import { configSchema } from "../../server/src/rules/config/schema.js";
import { inProject } from "../lib/project.mjs";
import { writeIfChanged } from "./write-if-changed.js";

const schemaFile = inProject("media/lintel.schema.json");
const packageFile = inProject("package.json");

/** Writes the schema of `lintel.json`, and that of the editor's setting `lintel.rules` in package.json, from the rules' declarations. */
export function generateSettingsSchema(): void {
  for (const [file, text] of settingsSchemas()) writeIfChanged(file, text);
}

/** The files that hold a schema of settings, by absolute path, as they should read. */
export function settingsSchemas(): readonly (readonly [file: string, text: string])[] {
  const schema = configSchema(allRules.map(({ meta }) => meta));
  return [
    [schemaFile, format(schema)],
    [packageFile, format(withRules(JSON.parse(readFileSync(packageFile, "utf8")) as Package))],
  ];
}

interface Package {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}

/** What each rule takes stands in the schema of `lintel.json` alone: here its name is enough. */
function withRules(manifest: Package): Package {
  const { contributes } = manifest;
  const { configuration } = contributes;
  const rules = {
    ...configuration.properties["lintel.rules"],
    propertyNames: { enum: allRules.map(({ meta }) => meta.id) },
    additionalProperties: {
      anyOf: [{ enum: severitySettings }, { type: "array", items: [{ enum: severitySettings }] }],
    },
  };
  const properties = { ...configuration.properties, "lintel.rules": rules };
  return { ...manifest, contributes: { ...contributes, configuration: { ...configuration, properties } } };
}

function format(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
