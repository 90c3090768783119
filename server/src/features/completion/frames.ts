import { isElementKind, kindInfo, type KindName } from "../../../../grammar/schema/kinds.js";
import type { Frame, FrameKind, Statement } from "./slot.js";

/** The frame that a `{` opens behind a statement. */
export function openFrame(outer: Frame, statement: Statement, open: number): Frame {
  const start = { prefix: "", open, statement, keys: [], keyword: statement.keyword, name: statement.name };
  const { key, keyword } = statement;
  if (key !== undefined) return { ...start, kind: "block", place: outer.place, prefix: `${outer.prefix}${key}.` };
  if (statement.arrows.length > 0) return linkFrame(outer, start);
  if (keyword === undefined) return { ...start, kind: "unknown" };
  if (keyword === "accept") return { ...start, kind: "accept", place: "accept" };
  if (keyword === "defaults") return { ...start, kind: "defaults" };
  if (keyword === "require") return { ...start, kind: "require" };
  if (outer.kind === "defaults" && isElementKind(keyword)) return { ...start, kind: "kind-defaults", place: keyword };
  const role = kindInfo(keyword)?.role;
  return role === undefined ? { ...start, kind: "unknown" } : { ...start, kind: role, place: keyword as KindName };
}

function linkFrame(outer: Frame, start: Omit<Frame, "kind">): Frame {
  const kinds: Partial<Record<FrameKind, FrameKind>> = { flow: "step", defaults: "arrow-defaults" };
  const kind = kinds[outer.kind] ?? "link";
  return { ...start, kind, place: kind === "step" ? "step" : "link" };
}
