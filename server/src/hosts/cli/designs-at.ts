import path from "node:path";
import { findDesigns } from "./find-designs.js";
import { inputName, readInput, type Io } from "./io.js";
import { readDesigns } from "./review.js";
import { CliWorkspace, withoutMark } from "./workspace.js";

/** Designs that a call names, read with all that they import. */
export interface DesignsAt {
  readonly workspace: CliWorkspace;
  /** A sentence for each path that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Reads what the paths of a call name: files, folders, and for `-` standard input.
 *
 * @param config stands in the place of every `lintel.json`; a CallError is thrown where it can't be read
 * @param input the name under which standard input is taken
 */
export async function designsAt(
  paths: readonly string[],
  io: Io,
  { config, input = inputName }: { readonly config?: string; readonly input?: string } = {},
): Promise<DesignsAt> {
  const { files, problems } = findDesigns(
    paths.filter((given) => given !== "-"),
    io.cwd,
  );
  const inputFiles = paths.includes("-") ? [path.resolve(io.cwd, input)] : [];
  const workspace = new CliWorkspace(io, [...files, ...inputFiles]);
  if (config !== undefined) workspace.useConfig(config);
  readDesigns(workspace, files, io);
  for (const file of inputFiles) workspace.checkText(file, withoutMark(await readInput(io)));
  workspace.readImports();
  return { workspace, problems };
}
