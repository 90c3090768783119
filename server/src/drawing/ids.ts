/** Gives out ids for one Mermaid text: letters, digits and `_`, never a word of Mermaid's, each once. */
export class Ids {
  readonly #taken = new Set<string>();

  /** An id that reads like `prefix` and `name`; the prefix keeps it apart from words such as `end`. */
  take(prefix: string, name: string): string {
    const readable = `${prefix}_${name.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 60)}`;
    let id = readable;
    for (let n = 2; this.#taken.has(id); n++) id = `${readable}__${n}`;
    this.#taken.add(id);
    return id;
  }
}
