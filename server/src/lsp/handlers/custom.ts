import { drawView, failureAfter, viewsOf } from "../../drawing/preview.js";
import { resolveLinks } from "../../handbook/links.js";
import { pageText } from "../../handbook/page-text.js";
import { pageIds, pageOf } from "../../handbook/pages.js";
import type { DesignParams, LintelRequests, ListedDesign } from "../protocol.js";
import { markdownEdits } from "../../text/markdown-edits.js";
import { report } from "./report.js";
import { answer, pageLinks, type Session } from "../session.js";
import type { Workspace } from "../workspace/workspace.js";

type Handle = <M extends keyof LintelRequests>(
  method: M,
  nothing: LintelRequests[M]["result"],
  handler: (params: LintelRequests[M]["params"]) => LintelRequests[M]["result"] | Promise<LintelRequests[M]["result"]>,
) => void;

/** The requests of protocol.ts. */
export function handleCustom(session: Session): void {
  const on: Handle = (method, nothing, handler) =>
    void session.connection.onRequest(method, answer(session, nothing, handler));
  handlePreview(session, on);
  handleHandbook(session, on);
  on("lintel/report", { markdown: "" }, (params) => report(session, params));
}

function handlePreview({ workspace, shown }: Session, on: Handle): void {
  const snapshot = () => workspace.service.snapshot();
  const designOf = ({ uri, fence }: DesignParams) => workspace.designIn(uri, fence) ?? uri;
  on("lintel/views", { views: [] }, (params) => {
    const designs = designsIn(workspace, params.uri);
    return { views: viewsOf(snapshot(), designOf(params)), ...(designs.length > 0 && { designs }) };
  });
  on("lintel/draw", {}, (params) => {
    shown.add(params.uri);
    return drawView(snapshot(), designOf(params), params.view, params.options);
  });
  on("lintel/drawFences", { fences: [] }, ({ uri }) => {
    shown.add(uri);
    return { fences: workspace.filesIn(uri).map((fence) => drawView(snapshot(), fence, "design")) };
  });
  on("lintel/whatIf", undefined, (params) => {
    const failure = failureAfter(snapshot(), designOf(params), params.lost);
    const markdown = failure?.scenario && workspace.markdownOf(failure.scenario.uri);
    if (failure?.scenario === undefined || markdown === undefined) return failure;
    const [scenario] = markdownEdits(markdown, [failure.scenario]);
    return { ...failure, scenario, imports: markdownEdits(markdown, failure.imports ?? []) };
  });
}

/** The designs of a Markdown document, each by its title, or by its number where it has none. */
function designsIn(workspace: Workspace, uri: string): ListedDesign[] {
  return workspace.fencesIn(uri).map(({ file, content: span }, index) => ({
    title: workspace.service.snapshot().design(file)?.root.heading?.title ?? `Design ${index + 1}`,
    span,
  }));
}

function handleHandbook(session: Session, on: Handle): void {
  on("lintel/handbookIndex", { pages: [] }, async () => {
    const handbook = await session.handbook();
    const pages = pageIds(handbook).flatMap((id) => pageOf(handbook, id) ?? []);
    return { pages: pages.map(({ id, title, tags }) => ({ page: id, title, tags })) };
  });
  on("lintel/handbookPage", {}, async ({ page, links }) => {
    const handbook = await session.handbook();
    const markdown = pageText(handbook, page);
    return markdown === undefined ? {} : { markdown: resolveLinks(markdown, pageLinks(links)) };
  });
}
