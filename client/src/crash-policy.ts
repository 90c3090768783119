/** How often a server may crash within how long before it is left alone. */
const patience = { crashes: 4, withinMs: 3 * 60_000 };

/** Decides after each crash whether the server is started once more. */
export interface CrashPolicy {
  /** Takes down a crash at `now`, in milliseconds. */
  crashedAt(now: number): "restart" | "give up";
}

/** A policy that has seen no crash. */
export function crashPolicy(): CrashPolicy {
  let crashes: number[] = [];
  return {
    crashedAt(now) {
      crashes = [...crashes.filter((time) => now - time < patience.withinMs), now];
      return crashes.length > patience.crashes ? "give up" : "restart";
    },
  };
}
