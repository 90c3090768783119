import { build } from "../scripts/build.mjs";
import { inProject } from "../scripts/lib/project.mjs";

/** What users run: absolute paths of bundles. */
export interface Product {
  readonly cli: string;
  readonly server: string;
}

let built: Promise<void> | undefined;

/** Builds the product as it is packaged, once a run. Throws with the messages of the build. */
export async function product(): Promise<Product> {
  await (built ??= build());
  return { cli: inProject("dist/cli.js"), server: inProject("dist/server.js") };
}
