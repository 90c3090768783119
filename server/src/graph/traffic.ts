/**
 * Requests per second by where they come from, so that what several ways bring from one origin is counted once, and a limit that several
 * streams passed caps them together. Immutable.
 */
export interface Traffic {
  /** Rates by origin. */
  readonly free: ReadonlyMap<object, number>;
  /** What passed a limit, by the limit. */
  readonly limited: ReadonlyMap<object, Limited>;
}

interface Limited {
  readonly cap: number;
  readonly traffic: Traffic;
}

export const NO_TRAFFIC: Traffic = { free: new Map(), limited: new Map() };

/** What one origin sends. */
export function trafficFrom(origin: object, rate: number): Traffic {
  return { free: new Map([[origin, rate]]), limited: new Map() };
}

/** What is left of traffic behind a limit. */
export function limitTraffic(traffic: Traffic, limit: object, cap: number): Traffic {
  return isNone(traffic) ? traffic : { free: new Map(), limited: new Map([[limit, { cap, traffic }]]) };
}

/** Both together; what comes from the same origin in the same way counts once, with the greater rate. */
export function mergeTraffic(one: Traffic, other: Traffic): Traffic {
  if (one === other || isNone(other)) return one;
  if (isNone(one)) return other;
  const free = new Map(one.free);
  for (const [origin, rate] of other.free) free.set(origin, Math.max(rate, free.get(origin) ?? 0));
  const limited = new Map(one.limited);
  for (const [limit, { cap, traffic }] of other.limited) {
    const known = limited.get(limit);
    limited.set(limit, { cap, traffic: known ? mergeTraffic(known.traffic, traffic) : traffic });
  }
  return { free, limited };
}

/** Requests per second in all. */
export function rateOf({ free, limited }: Traffic): number {
  let rate = 0;
  for (const part of free.values()) rate += part;
  for (const { cap, traffic } of limited.values()) rate += Math.min(cap, rateOf(traffic));
  return rate;
}

function isNone({ free, limited }: Traffic): boolean {
  return free.size + limited.size === 0;
}
