import { kindInfo } from "./kinds.js";

/** What the head of a block holds, and whether a body must follow. */
export interface BlockForm {
  readonly name: "required" | "optional" | "none";
  readonly body: "required" | "optional";
}

/** The form of the blocks of a kind; undefined for a word that is no kind. */
export function blockForm(kind: string): BlockForm | undefined {
  const role = kindInfo(kind)?.role;
  if (role === undefined) return undefined;
  if (role === "element") return { name: "required", body: "optional" };
  if (role === "design") return { name: "none", body: "required" };
  return { name: kind === "group" ? "optional" : "required", body: "required" };
}
