import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
} from "vscode-languageserver-types";
import type { Snapshot } from "../snapshot.js";

/** The element or flow named at the position. */
export function prepareCallHierarchy(snapshot: Snapshot, uri: string, position: Position): CallHierarchyItem[] {
  return [];
}

/** Who calls the item's element or sends to it, over all designs that contain it. */
export function incomingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  return [];
}

/** Whom the item's element calls or sends to; of a flow, where it starts. */
export function outgoingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  return [];
}
