import type { Element, Link } from "../design/model.js";
import type { PropertySource } from "../design/read.js";
import type { At } from "./rule.js";

type Read = { readonly source?: PropertySource };

/** Where a finding about what an element states stands: at its name, or where its defaults give it, for there it is said once for all. */
export function atElement(element: Element, { source }: Read): At {
  return source?.origin === "defaults" ? { source } : { element };
}

/** As `atElement`, for a link: its path, or the property in the defaults. */
export function atLink(link: Link, { source }: Read): At {
  return source?.origin === "defaults" ? { source } : { link };
}

/** Whether the value is the host's: the finding about it is reported there and not at those who stand on it. */
export function isHosts({ source }: Read): boolean {
  return source?.origin === "host";
}
