import type { Finding } from "../rules/finding.js";

/** The findings of files, used again as long as what they rest on is the same. */
export class FindingsCache {
  readonly #known = new Map<string, { readonly inputs: readonly unknown[]; readonly findings: readonly Finding[] }>();

  /** The findings of a file; `compute` is called where one of `inputs` is another than the last time. */
  of(uri: string, inputs: readonly unknown[], compute: () => readonly Finding[]): readonly Finding[] {
    const known = this.#known.get(uri);
    if (known?.inputs.length === inputs.length && known.inputs.every((input, index) => input === inputs[index]))
      return known.findings;
    const findings = compute();
    this.#known.set(uri, { inputs, findings });
    return findings;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }
}
