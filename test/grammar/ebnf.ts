import fc from "fast-check";

/* Reads the grammar file and makes sentences of it, so that what it promises can be held against the parser. */

type Arbitrary = fc.Arbitrary<string>;
type Rules = ReadonlyMap<string, string>;

/** What stands for the terminals that the file describes in words. */
type Terminals = Readonly<Record<string, Arbitrary>>;

/** Reads `name = … ;` rules. */
export function readRules(text: string): Rules {
  const withoutComments = text.replace(/\(\*.*?\*\)/gs, "");
  const rules = new Map<string, string>();
  for (const [, name = "", body = ""] of withoutComments.matchAll(/^(\w+)\s*=\s*(.*?) ;$/gms)) rules.set(name, body);
  return rules;
}

/** Sentences of a rule. Repetitions get shorter the deeper they stand, so that sentences end. */
export function sentences(rules: Rules, terminals: Terminals, rule: string, depth = 0): Arbitrary {
  const terminal = terminals[rule];
  if (terminal !== undefined) return terminal;
  const body = rules.get(rule);
  if (body === undefined) throw new Error(`no rule ${rule}`);
  const tokens = body.match(/"(?:[^"])+"|\? .*? \?|[\w]+|[[\]{}()|]/g) ?? [];
  return new Sentences({ rules, terminals, depth }, tokens).choice();
}

interface Context {
  readonly rules: Rules;
  readonly terminals: Terminals;
  readonly depth: number;
}

class Sentences {
  #at = 0;

  constructor(
    private readonly context: Context,
    private readonly tokens: readonly string[],
  ) {}

  choice(): Arbitrary {
    const alternatives = [this.#sequence()];
    while (this.tokens[this.#at] === "|") {
      this.#at += 1;
      alternatives.push(this.#sequence());
    }
    return fc.oneof(...alternatives);
  }

  #sequence(): Arbitrary {
    const parts: Arbitrary[] = [];
    for (
      let token = this.tokens[this.#at];
      token !== undefined && !"|)]}".includes(token);
      token = this.tokens[this.#at]
    ) {
      this.#at += 1;
      parts.push(this.#part(token));
    }
    return fc.tuple(...parts).map((texts) => texts.filter((text) => text !== "").join(" "));
  }

  #part(token: string): Arbitrary {
    if (token === "(") return this.#group((inner) => inner);
    if (token === "[") return this.#group((inner) => fc.option(inner, { nil: "" }));
    if (token === "{") return this.#group((inner) => this.#repeated(inner));
    if (token.startsWith('"')) return fc.constant(token.slice(1, -1));
    const { rules, terminals, depth } = this.context;
    return fc.constant(undefined).chain(() => sentences(rules, terminals, token, depth + 1));
  }

  #group(around: (inner: Arbitrary) => Arbitrary): Arbitrary {
    const inner = this.choice();
    this.#at += 1;
    return around(inner);
  }

  #repeated(inner: Arbitrary): Arbitrary {
    const maxLength = Math.max(0, 3 - Math.floor(this.context.depth / 3));
    return fc.array(inner, { maxLength }).map((texts) => texts.join(" "));
  }
}
