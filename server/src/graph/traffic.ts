/**
 * Requests per second by where they come from, so that what several ways bring from one origin counts once, with the greatest rate. Each stream
 * knows the limits that all of it has passed: those cap what has passed them together.
 */
export type Traffic = ReadonlyMap<object, Stream>;

interface Stream {
  readonly rate: number;
  readonly passed: Limits;
}

/** Limits in the order in which they are passed. The same row of limits is the same object, so that rows are compared by identity. */
export interface Limits {
  readonly limit?: object;
  readonly cap: number;
  readonly before?: Limits;
  readonly length: number;
  readonly longer: Map<object, Limits>;
}

export const NO_TRAFFIC: Traffic = new Map();

/** No limit, from which the rows of limits of one computation grow. */
export function noLimits(): Limits {
  return { cap: Infinity, length: 0, longer: new Map() };
}

/** What one origin sends, no limit passed. */
export function trafficFrom(origin: object, rate: number, passed: Limits): Traffic {
  return new Map([[origin, { rate, passed }]]);
}

/** What is left of traffic behind a limit. */
export function limitTraffic(traffic: Traffic, limit: object, cap: number): Traffic {
  const left = new Map<object, Stream>();
  for (const [origin, { rate, passed }] of traffic) {
    left.set(origin, { rate: Math.min(rate, cap), passed: longer(passed, limit, cap) });
  }
  return left;
}

function longer(before: Limits, limit: object, cap: number): Limits {
  let row = before.longer.get(limit);
  if (!row) before.longer.set(limit, (row = { limit, cap, before, length: before.length + 1, longer: new Map() }));
  return row;
}

/**
 * Both together; what comes from one origin counts once and has passed only the limits that it passed both ways. Gives `one` itself where
 * `other` adds nothing to it.
 */
export function mergeTraffic(one: Traffic, other: Traffic): Traffic {
  if (one.size === 0) return other.size === 0 ? one : other;
  let both: Map<object, Stream> | undefined;
  for (const [origin, stream] of one === other ? NO_TRAFFIC : other) {
    const known = one.get(origin);
    const merged = known ? mergeStreams(known, stream) : stream;
    if (merged !== known) (both ??= new Map(one)).set(origin, merged);
  }
  return both ?? one;
}

function mergeStreams(one: Stream, other: Stream): Stream {
  const passed = commonStart(one.passed, other.passed);
  return passed === one.passed && one.rate >= other.rate ? one : { rate: Math.max(one.rate, other.rate), passed };
}

function commonStart(one: Limits, other: Limits): Limits {
  let [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  while (longer !== shorter) {
    // where neither has one before it, both are the row without a limit
    if (!longer.before) return longer;
    [longer, shorter] = longer.before.length >= shorter.length ? [longer.before, shorter] : [shorter, longer.before];
  }
  return longer;
}

/** Requests per second in all: each limit, the tightest first, caps what has passed it and is not capped yet. */
export function rateOf(traffic: Traffic): number {
  const streams = new Set(traffic.values());
  let rate = 0;
  if (streams.size > 1) {
    for (const { cap, members } of limitsOf(streams)) {
      const free = members.filter((stream) => streams.has(stream));
      if (sumOf(free) <= cap) continue;
      rate += cap;
      for (const stream of free) streams.delete(stream);
    }
  }
  return rate + sumOf(streams);
}

function limitsOf(streams: Iterable<Stream>): readonly { cap: number; members: Stream[] }[] {
  const limits = new Map<object, { cap: number; members: Stream[] }>();
  for (const stream of streams) {
    for (let row: Limits | undefined = stream.passed; row?.limit; row = row.before) {
      const known = limits.get(row.limit);
      if (known) known.members.push(stream);
      else limits.set(row.limit, { cap: row.cap, members: [stream] });
    }
  }
  return [...limits.values()].sort((one, other) => one.cap - other.cap);
}

function sumOf(streams: Iterable<Stream>): number {
  let sum = 0;
  for (const { rate } of streams) sum += rate;
  return sum;
}
