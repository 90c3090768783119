import type { DocumentLink } from "vscode-languageserver-types";
import { Utils, URI } from "vscode-uri";
import type { Snapshot } from "../snapshot.js";
import { lineIndexOf } from "../text/line-index.js";
import { documentUri } from "../text/markdown-fences.js";
import { importedUri } from "./words/importers.js";
import type { StringWord } from "./words/word.js";
import { wordsOf } from "./words/words-of.js";

const web = /\bhttps?:\/\/[^\s"'<>()[\]{}\\]+[^\s"'<>()[\]{}\\.,;:!?]/g;

/** Paths of imports, `docs`, and web addresses in texts. */
export function documentLinks(snapshot: Snapshot, uri: string): DocumentLink[] {
  const syntax = snapshot.files.get(uri);
  if (!syntax) return [];
  const lines = lineIndexOf(syntax);
  return syntax.chunks.flatMap(({ chunk, start }) =>
    wordsOf(chunk).flatMap((word) => {
      if (word.role !== "string") return [];
      const quoted = chunk.text.slice(word.span.start, word.span.end);
      return linksIn(uri, word, quoted).map(({ from, to, target }) => ({
        range: lines.rangeOf({ start: start + word.span.start + from, end: start + word.span.start + to }),
        target,
      }));
    }),
  );
}

interface LinkInString {
  /** From the opening quote. */
  readonly from: number;
  readonly to: number;
  readonly target: string;
}

function linksIn(uri: string, word: StringWord, quoted: string): LinkInString[] {
  const quotes = word.value.triple ? 3 : 1;
  const whole = { from: quotes, to: Math.max(quotes, quoted.length - quotes) };
  const addresses = [...quoted.matchAll(web)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    target: match[0],
  }));
  if (word.use === "import") {
    const target = importedUri(uri, { path: word.value });
    return target === undefined ? [] : [{ ...whole, target }];
  }
  if (addresses.length > 0 || word.use !== "value" || word.key !== "docs") return addresses;
  const target = pathUri(uri, word.name);
  return target === undefined ? [] : [{ ...whole, target }];
}

/** The document that a relative path under `docs` means; its `#fragment` is kept. */
function pathUri(uri: string, path: string): string | undefined {
  if (path === "" || path.startsWith("/") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return undefined;
  const [file = "", fragment = ""] = path.split(/#(.*)/s);
  const target = file === "" ? URI.parse(documentUri(uri)) : Utils.joinPath(Utils.dirname(URI.parse(uri)), file);
  return target.with({ fragment }).toString();
}
