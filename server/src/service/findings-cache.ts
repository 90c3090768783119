import { Running } from "../rules/engine/running.js";
import type { Finding } from "../rules/finding.js";

/** What puts the findings of a file into words. */
type Findings = Running<readonly Finding[]>;

/** The findings of files, used again as long as what they rest on is the same. */
export class FindingsCache {
  readonly #known = new Map<string, { readonly inputs: readonly unknown[]; readonly findings: Findings }>();

  /** The findings of a file, which may be under way; `begin` is called where one of `inputs` is another than the last time. */
  of(uri: string, inputs: readonly unknown[], begin: () => Generator<undefined, readonly Finding[]>): Findings {
    const known = this.#known.get(uri);
    if (known?.inputs.length === inputs.length && known.inputs.every((input, index) => input === inputs[index]))
      return known.findings;
    const findings = new Running(begin());
    this.#known.set(uri, { inputs, findings });
    return findings;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }
}
