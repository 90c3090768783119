import type { Element } from "../design/model.js";
import type { PropertySource } from "../design/read.js";

/** How much of the last writes a disaster may take, and what sets it. Milliseconds. */
export interface DataLoss {
  readonly most: number;
  readonly by: "replication" | "lag" | "backup";
  readonly source: PropertySource;
}

/**
 * The most that can be lost of a store (rules.md, "rpo-unmet"): nothing with `sync` or `quorum` replication; else the stated `lag` of `async`
 * or `semi-sync` replication; else what was written since the last backup, nothing with a continuous one. Undefined where the store does not
 * say, or not validly.
 */
export function mostDataLost(store: Element): DataLoss | undefined {
  const replication = store.get("replication");
  if (replication.state === "invalid") return undefined;
  if (replication.state === "unstated") return lossByBackup(store);
  const [mode, lag] = [replication.value.get("mode"), replication.value.get("lag")];
  if (mode.state === "invalid" || lag.state === "invalid") return undefined;
  if (mode.value === "sync" || mode.value === "quorum")
    return { most: 0, by: "replication", source: replication.source };
  const lags = mode.value === "async" || mode.value === "semi-sync";
  return lags && lag.state === "stated" ? { most: lag.value, by: "lag", source: lag.source } : lossByBackup(store);
}

function lossByBackup(store: Element): DataLoss | undefined {
  const backup = store.get("backup");
  if (backup.state !== "stated") return undefined;
  const { value, source } = backup;
  const [mode, every] = [value.get("mode"), value.get("every")];
  if (mode.state === "invalid" || every.state === "invalid" || mode.value === "none") return undefined;
  if (mode.value === "continuous") return { most: 0, by: "backup", source };
  return every.value === undefined ? undefined : { most: every.value, by: "backup", source };
}

/** How long it takes until an element works again, and what sets it. Milliseconds. */
export interface RecoveryTime {
  readonly time: number;
  readonly by: "failover" | "restore";
  readonly source: PropertySource;
}

/**
 * The recovery time of an element (rules.md, "rto-unmet"): the time of its failover; where it has none (left out, or `none`), the time that a
 * restore takes. Undefined where it does not say, or not validly.
 */
export function recoveryTime(element: Element): RecoveryTime | undefined {
  const failover = element.get("failover");
  if (failover.state === "invalid") return undefined;
  if (failover.state === "unstated") return timeToRestore(element);
  const [mode, time] = [failover.value.get("mode"), failover.value.get("time")];
  if (mode.state === "invalid" || time.state === "invalid") return undefined;
  if (mode.value === "none") return timeToRestore(element);
  return time.state === "stated" ? { time: time.value, by: "failover", source: time.source } : undefined;
}

function timeToRestore(element: Element): RecoveryTime | undefined {
  const backup = element.get("backup");
  if (backup.state !== "stated" || backup.value.get("mode").value === "none") return undefined;
  const restore = backup.value.get("restore");
  return restore.state === "stated" ? { time: restore.value, by: "restore", source: restore.source } : undefined;
}
