import type {
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from "vscode-languageserver";
import { semanticTokens, semanticTokensDelta } from "../../features/semantic-tokens.js";
import { answer, type Session } from "../session.js";

/** What colours words by what they mean; a document's last tokens are remembered, to send only what changed. */
export function handleSemanticTokens(session: Session): { closed(uri: string): void } {
  const sent = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  let count = 0;
  const remember = (uri: string, data: number[]) => {
    count += 1;
    const tokens = { resultId: String(count), data };
    sent.set(uri, tokens);
    return tokens;
  };
  const nothing: SemanticTokens = { data: [] };
  const { semanticTokens: requests } = session.connection.languages;

  requests.on(
    answer<SemanticTokensParams, SemanticTokens>(session, nothing, ({ textDocument: { uri } }) =>
      remember(uri, tokensIn(session, uri)),
    ),
  );
  requests.onRange(
    answer<SemanticTokensRangeParams, SemanticTokens>(session, nothing, ({ textDocument: { uri }, range }) => ({
      data: tokensIn(session, uri, range),
    })),
  );
  requests.onDelta(
    answer<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      session,
      nothing,
      ({ textDocument: { uri }, previousResultId }) => {
        const before = sent.get(uri);
        const { resultId, data } = remember(uri, tokensIn(session, uri));
        if (before?.resultId !== previousResultId) return { resultId, data };
        return { resultId, edits: semanticTokensDelta(before.data, data) };
      },
    ),
  );
  return { closed: (uri) => void sent.delete(uri) };
}

function tokensIn({ workspace }: Session, document: string, range?: Range): number[] {
  const snapshot = workspace.service.snapshot();
  return joinTokens(workspace.filesIn(document).map((uri) => semanticTokens(snapshot, uri, range).data));
}

/** Joins the encoded tokens of stretches of one text that follow each other: the first of each counts from the last one before it. */
export function joinTokens(parts: readonly (readonly number[])[]): number[] {
  const joined: number[] = [];
  let last = { line: 0, character: 0 };
  for (const data of parts) {
    if (data.length === 0) continue;
    const [line = 0, character = 0, ...rest] = data;
    const isSameLine = line === last.line;
    const end = endOf(data);
    joined.push(line - last.line, isSameLine ? character - last.character : character);
    for (const number of rest) joined.push(number);
    last = end;
  }
  return joined;
}

/** Where the last token begins. */
function endOf(data: readonly number[]): { line: number; character: number } {
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const lines = data[index] ?? 0;
    line += lines;
    character = (lines === 0 ? character : 0) + (data[index + 1] ?? 0);
  }
  return { line, character };
}
