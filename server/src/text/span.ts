/** A half-open range of UTF-16 offsets, `start` included and `end` not. What the offsets count from is said where a span is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` touches the span, its end included, as a cursor after the last character does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The span moved by `by` UTF-16 units. */
export function shift(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

/** The smallest span that covers both. */
export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
