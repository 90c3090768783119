const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** A hash of a text that stays the same everywhere, as 16 hexadecimal digits: FNV-1a of 64 bits over its UTF-16 units. Not for secrets. */
export function textHash(text: string): string {
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * prime);
  return hash.toString(16).padStart(16, "0");
}
