import path from "node:path";

/** The handbook's data: beside the bundle; from the sources, in `dist`. */
export function handbookFile(): string {
  const here = import.meta.dirname ?? __dirname;
  return path.basename(here) === "dist"
    ? path.join(here, "handbook.json")
    : path.join(here, "../../../dist/handbook.json");
}
