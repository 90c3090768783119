import type { IToken, ParserMethod } from "chevrotain";
import type { Span } from "../server/src/text/span.js";
import type { ArrowDefaultsNode, ArrowNode, Body, Endpoints, LinkNode, StringValue } from "./ast.js";
import { arrowNode, missingEndpoint } from "./build-ast.js";
import * as t from "./tokens.js";
import { ValueRules } from "./value-rules.js";

/** A link as far as it is read. */
interface Chain {
  readonly start: number;
  readonly endpoints: Endpoints[];
  readonly arrows: ArrowNode[];
}

/** Links, and what stands behind an arrow in `defaults`. */
export abstract class LinkRules extends ValueRules {
  protected abstract readonly body: ParserMethod<[], Body>;

  /** A link behind its first end, which an arrow follows. */
  protected readonly linkFrom: ParserMethod<[Endpoints], LinkNode> = this.RULE(
    "linkFrom",
    (first: Endpoints = missingEndpoint(0)): LinkNode => {
      const chain = this.startChain(first.span.start, first);
      this.AT_LEAST_ONE(this.step);
      return this.linkEnd(chain);
    },
  );

  /** The chain that `step` goes on with. Chains do not nest before their end, where bodies stand. */
  private chain: Chain = { start: 0, endpoints: [], arrows: [] };

  private startChain(start: number, first: Endpoints): Chain {
    this.chain = { start, endpoints: [first], arrows: [] };
    return this.chain;
  }

  private readonly step = (): void => {
    const arrow = arrowNode(this.CONSUME(t.Arrow));
    const target = this.RECORDING_PHASE || this.isTarget() ? this.OPTION1(this.targetPart) : undefined;
    const { arrows, endpoints } = this.chain;
    arrows.push(arrow);
    if (target !== undefined) endpoints.push(target);
    else {
      this.report("syntax-missing", arrow.span, "This arrow leads nowhere: a name is missing behind it.");
      if (this.is(1, t.Arrow)) endpoints.push(missingEndpoint(arrow.span.end));
    }
  };

  private readonly targetPart = (): Endpoints => this.SUBRULE(this.target);

  /** Whether the next token may be the target of an arrow: a reserved word on the next line starts a declaration instead. */
  private isTarget(): boolean {
    return this.is(1, t.Name) || this.is(1, t.LeftBracket) || this.is(1, t.Any) || !this.isOnNewLine(1);
  }

  /** Title and body of a link, and what is wrong with the whole. */
  private linkEnd({ start, endpoints, arrows }: Chain): LinkNode {
    const title = this.OPTION2(this.titlePart);
    this.OPTION3(this.junkPart);
    const body = this.OPTION4(this.bodyPart);
    const span = this.spanFrom(start);
    if (arrows.length === 0 && endpoints[0] !== undefined) this.missingArrow(endpoints[0].span);
    return { kind: "link", endpoints, arrows, title, body, span, broken: false };
  }

  protected readonly titlePart = (): StringValue => this.string(this.CONSUME9(t.Text));
  protected readonly junkPart = (): void => this.SUBRULE9(this.junk);
  protected readonly bodyPart = (): Body => this.SUBRULE8(this.body);

  private missingArrow(source: Span): void {
    const isReported = this.problems.at(-1)?.span.start === source.start;
    if (!isReported) this.report("syntax-missing", source, "An arrow is missing behind this.");
  }

  /** A link that starts with a list. */
  protected readonly listLink: ParserMethod<[], LinkNode> = this.RULE("listLink", (): LinkNode => {
    const start = this.LA(1).startOffset;
    const reported = this.problems.length;
    const first = this.OR([{ ALT: () => this.SUBRULE(this.nameList) }, { ALT: () => this.SUBRULE(this.anyOf) }]);
    if (first.any !== undefined) {
      this.problems.length = reported;
      this.report("syntax-any", first.any, '"any" stands to the right of an arrow.');
    }
    const chain = this.startChain(start, first);
    this.MANY(this.step);
    return this.linkEnd(chain);
  });

  /** A link that starts with the name of a zone. */
  protected readonly zoneLink: ParserMethod<[Endpoints], LinkNode> = this.RULE(
    "zoneLink",
    (first: Endpoints = missingEndpoint(0)): LinkNode => {
      this.zoneOfTarget();
      const chain = this.startChain(first.span.start, first);
      this.MANY(this.step);
      return this.linkEnd(chain);
    },
  );

  /** `-> { … }` in `defaults`, or a link whose source is missing. */
  protected readonly arrowEntry: ParserMethod<[], ArrowDefaultsNode | LinkNode> = this.RULE(
    "arrowEntry",
    (): ArrowDefaultsNode | LinkNode => {
      const token = this.CONSUME1(t.Arrow);
      const link = this.OPTION5({ GATE: () => this.isSourceless(), DEF: () => this.sourceless(token) });
      const body = this.OPTION6({ GATE: () => link === undefined, DEF: () => this.SUBRULE3(this.body) });
      return link ?? this.arrowDefaults(arrowNode(token), body);
    },
  );

  private isSourceless(): boolean {
    return !this.isOnNewLine(1) || (this.is(1, t.Name) && this.is(2, t.Arrow));
  }

  private sourceless(token: IToken): LinkNode {
    const arrow = arrowNode(token);
    this.report("syntax-missing", arrow.span, "This arrow comes from nowhere: a name is missing before it.");
    const { start } = arrow.span;
    const target = this.SUBRULE1(this.target);
    const chain = this.startChain(start, missingEndpoint(start));
    chain.arrows.push(arrow);
    chain.endpoints.push(target);
    this.MANY(this.step);
    return this.linkEnd(chain);
  }

  private arrowDefaults(arrow: ArrowNode, body: Body | undefined): ArrowDefaultsNode {
    if (body === undefined) this.report("syntax-missing", arrow.span, "An arrow has a name on both sides.");
    return { kind: "arrow-defaults", arrow, body, span: this.spanFrom(arrow.span.start) };
  }

  /** What can't stand between the head of a declaration and its body. It is taken in, so that the body stays with its head. */
  protected readonly junk: ParserMethod<[], void> = this.RULE("junk", (): void => {
    const first = this.LA(1);
    this.AT_LEAST_ONE(() =>
      this.OR([
        { ALT: () => this.CONSUME(t.Numeric) },
        { ALT: () => this.CONSUME(t.Text) },
        { ALT: () => this.CONSUME(t.Colon) },
        { ALT: () => this.CONSUME(t.RightBracket) },
        { ALT: () => this.CONSUME(t.Hash) },
        { ALT: () => this.CONSUME(t.Star) },
        { ALT: () => this.CONSUME(t.Dot) },
      ]),
    );
    this.report("syntax-unexpected", this.spanFrom(first.startOffset), "This does not belong here.");
  });
}
