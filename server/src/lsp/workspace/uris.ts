import { URI } from "vscode-uri";
import { documentUri } from "../../text/markdown-fences.js";

/**
 * URIs in the one spelling that the service knows them by, and back in the client's own. Clients write the same file in several ways
 * (`c%3A` and `c:`).
 */
export class UriSpelling {
  readonly #clients = new Map<string, string>();
  /** Lists that are in the client's spelling already: reports are made ahead, and answered later. */
  #outward = new WeakSet();

  /** The service's spelling of a client's URI; remembers the client's. */
  inward(uri: string): string {
    const own = URI.parse(uri).toString();
    if (own !== uri && this.#clients.get(own) !== uri) {
      this.#clients.set(own, uri);
      this.#outward = new WeakSet();
    }
    return own;
  }

  /** The client's spelling of a URI of the service; of a fence, that of its Markdown file. */
  outward(uri: string): string {
    const document = documentUri(uri);
    return this.#clients.get(document) ?? document;
  }

  /** A result of a feature with all its URIs in the client's spelling. */
  outwardIn<T>(value: T): T {
    const result = mapUris(value, { map: (uri) => this.outward(uri), done: this.#outward });
    if (Array.isArray(result)) this.#outward.add(result);
    return result as T;
  }
}

interface Mapping {
  map(uri: string): string;
  /** Lists that need no mapping any more. */
  readonly done: WeakSet<object>;
}

const uriKeys = new Set(["uri", "targetUri"]);

/**
 * Plain data with its URIs mapped: values under `uri` and `targetUri`, texts among the `arguments` of commands, and the keys of `changes`.
 * Nothing is changed; what holds no URI that is spelt otherwise is not copied either, for answers may be large.
 */
function mapUris(value: unknown, mapping: Mapping): unknown {
  if (typeof value !== "object" || value === null || mapping.done.has(value)) return value;
  if (Array.isArray(value))
    return typeof value[0] === "number" ? value : mapItems(value, (item) => mapUris(item, mapping));
  if (!isRecord(value)) return value;
  let copy: Record<string, unknown> | undefined;
  // a list of the keys of each object would cost more than all else
  for (const key in value) {
    const inner = value[key];
    const mapped = key === "range" ? inner : mapUnder(key, inner, mapping);
    if (mapped !== inner) (copy ??= { ...value })[key] = mapped;
  }
  return copy ?? value;
}

function mapUnder(key: string, inner: unknown, mapping: Mapping): unknown {
  if (uriKeys.has(key) && typeof inner === "string") return mapping.map(inner);
  if (key === "changes" && isRecord(inner)) return mapKeys(inner, (uri) => mapping.map(uri));
  if (key === "arguments" && Array.isArray(inner))
    return mapItems(inner, (one) => (typeof one === "string" ? mapping.map(one) : one));
  return mapUris(inner, mapping);
}

function mapItems(items: readonly unknown[], map: (item: unknown) => unknown): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, item] of items.entries()) {
    const mapped = map(item);
    if (mapped !== item) (copy ??= [...items])[index] = mapped;
  }
  return copy ?? items;
}

/** Edits of several fences of one Markdown file come together under its URI. */
function mapKeys(changes: Record<string, unknown>, map: (uri: string) => string): Record<string, unknown[]> {
  const mapped: Record<string, unknown[]> = {};
  for (const [uri, edits] of Object.entries(changes)) (mapped[map(uri)] ??= []).push(...(edits as unknown[]));
  return mapped;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
