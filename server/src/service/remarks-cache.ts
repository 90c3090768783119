import { movesBetween, type Moves } from "../../../grammar/moves.js";
import type { FileSyntax } from "../../../grammar/syntax.js";
import type { Location } from "../design/place.js";
import type { Remark } from "../rules/finding.js";

/** What the remarks on a file rest on besides the texts. */
export interface RemarksBasis {
  readonly settings: unknown;
  readonly today: string;
  /** The roots of all designs that contain the file. */
  readonly roots: readonly string[];
}

/** Remarks with the texts that they were made of, by URI; undefined for a file that there is not. */
export interface Remarked {
  readonly remarks: readonly Remark[];
  readonly seen: ReadonlyMap<string, FileSyntax | undefined>;
  /** Whether a rule has asked for the text of prose, so that it matters after all. */
  readonly readsProse: boolean;
}

interface Known extends Remarked {
  readonly basis: RemarksBasis;
}

type SyntaxOf = (uri: string) => FileSyntax | undefined;

/** The remarks on files; moved instead of made anew where the texts say the same as before. */
export class RemarksCache {
  readonly #known = new Map<string, Known>();

  /** The remarks on a file as it stands with what `syntaxOf` gives; undefined where those known do not tell them. */
  get(uri: string, basis: RemarksBasis, syntaxOf: SyntaxOf): readonly Remark[] | undefined {
    const known = this.#known.get(uri);
    if (known === undefined || !isSameBasis(known.basis, basis)) return undefined;
    const now = moved(known, syntaxOf);
    if (now !== undefined) this.set(uri, basis, now);
    return now?.remarks;
  }

  set(uri: string, basis: RemarksBasis, remarked: Remarked): void {
    this.#known.set(uri, { ...remarked, basis });
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }
}

function isSameBasis(before: RemarksBasis, now: RemarksBasis): boolean {
  return (
    before.settings === now.settings &&
    before.today === now.today &&
    before.roots.length === now.roots.length &&
    before.roots.every((root, index) => root === now.roots[index])
  );
}

function moved(known: Known, syntaxOf: SyntaxOf): Remarked | undefined {
  const moves = new Map<string, Moves>();
  const seen = new Map<string, FileSyntax | undefined>();
  for (const [uri, before] of known.seen) {
    const now = syntaxOf(uri);
    seen.set(uri, now);
    if (now === before) continue;
    const move = before && now && !known.readsProse ? movesBetween(before, now) : undefined;
    if (move === undefined) return undefined;
    moves.set(uri, move);
  }
  if (moves.size === 0) return known;
  const move = (location: Location): Location => moveLocation(location, moves.get(location.uri));
  return { ...known, seen, remarks: known.remarks.map((remark) => moveRemark(remark, move)) };
}

function moveRemark(remark: Remark, move: (location: Location) => Location): Remark {
  return {
    ...remark,
    // what would make a fix's edits would keep the design of the text before
    fixes: remark.fixes.map(({ title }) => ({ title })),
    location: move(remark.location),
    related: remark.related.map(({ message, location }) => ({ message, location: move(location) })),
    ...(remark.subjects && { subjects: remark.subjects.map(move) }),
  };
}

function moveLocation(location: Location, move: Moves | undefined): Location {
  return move === undefined ? location : { uri: location.uri, span: move(location.span) };
}
