import { count as countType } from "../../../../../grammar/schema/types.js";
import type { Link } from "../../../design/model.js";
import type { PropertySource } from "../../../design/read.js";
import { retryFactor, retryOf } from "../../../graph/retry.js";
import { retryPaths, type RetryPath } from "../../../graph/retry-paths.js";
import type { Rule, State } from "../../rule.js";
import { linkText } from "../../words.js";

interface Amplification extends State {
  readonly subject: Link;
  readonly at: { readonly source: PropertySource };
  readonly path: RetryPath;
}

export const rule: Rule<Amplification> = {
  meta: {
    id: "retry-amplification",
    category: "resilience",
    severity: "warning",
    summary: "Retries on several layers multiply.",
    absence: false,
    topics: ["fault-tolerance"],
    fix: "none",
    options: {
      limit: {
        type: countType(),
        default: 10,
        description: "How many calls one call may become at most before it is reported.",
      },
    },
  },

  *check(review, { limit = 10 }) {
    for (const path of retryPaths(review)) {
      if (path.product <= limit || path.retries < 2) continue;
      const link = path.retried.filter(isBounded).at(-1);
      const source = link?.get("retry").source;
      if (link && source) yield { subject: link, at: { source }, stated: true, path };
    }
  },

  message([{ subject, path }]) {
    const layers = path.retried.map((link) => `${linkText(link)} (${factorText(link)})`).join(", ");
    const number = Number.isFinite(path.product) ? `${Number(path.product.toFixed(1))} calls` : "calls without end";
    return `When ${subject.target.name} fails, one call at the top turns into ${number}, for each layer tries again: ${layers}. Retry on one layer alone, or state a "budget" on the others.`;
  },

  related: ([{ path }]) =>
    path.links.map((link) => ({ message: `${linkText(link)}: ${factorText(link)}`, place: link.place })),
};

function factorText(link: Link): string {
  const factor = retryFactor(link);
  if (!Number.isFinite(factor)) return "without end";
  return factor === 1 ? "once" : `${Number(factor.toFixed(1))} times`;
}

/** What has no bound is for unbounded-retry to say. */
function isBounded(link: Link): boolean {
  const retry = retryOf(link);
  if (retry === undefined || retry === "invalid") return false;
  return typeof retry.attempts === "number" || retry.deadline !== undefined;
}
