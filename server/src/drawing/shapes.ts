import type { ElementKind } from "../../../grammar/schema/kinds.js";
import type { Line } from "./drawing.js";

/** Mermaid's shapes by kind: a cylinder keeps data, a lying one messages, a hexagon guards an entry. */
export const shapes: Readonly<Record<ElementKind, string>> = {
  client: "stadium",
  external: "rect",
  dns: "flag",
  cdn: "delay",
  proxy: "lean-r",
  balancer: "trap-b",
  gateway: "hex",
  service: "rounded",
  function: "notch-rect",
  worker: "fr-rect",
  store: "cyl",
  cache: "lin-cyl",
  queue: "h-cyl",
  topic: "bow-rect",
  registry: "lin-rect",
  coordinator: "notch-pent",
  host: "div-rect",
};

/** What stands for several elements. */
export const clusterShape = "st-rect";

/** What says that there is nothing to draw. */
export const noteShape = "text";

/** Solid for a call, dashes for a message; a circle at its end where the loss of the target is survived. */
export const arrows: Readonly<Record<Line, string>> = {
  call: "-->",
  message: "-.->",
  "soft-call": "--o",
  "soft-message": "-.-o",
  "runs-on": "-.-",
  relation: "-.->",
};
