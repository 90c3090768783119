import { drawView, failureAfter, viewsOf } from "../../drawing/preview.js";
import { resolveLinks } from "../../handbook/links.js";
import { pageText } from "../../handbook/page-text.js";
import { pageIds, pageOf } from "../../handbook/pages.js";
import type { LintelRequests } from "../protocol.js";
import { report } from "./report.js";
import { answer, pageLinks, type Session } from "../session.js";

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
  on("lintel/views", { views: [] }, ({ uri }) => ({ views: viewsOf(snapshot(), workspace.designIn(uri) ?? uri) }));
  on("lintel/draw", {}, ({ uri, view, options }) => {
    shown.add(uri);
    return drawView(snapshot(), workspace.designIn(uri) ?? uri, view, options);
  });
  on("lintel/drawFences", { fences: [] }, ({ uri }) => {
    shown.add(uri);
    return { fences: workspace.filesIn(uri).map((fence) => drawView(snapshot(), fence, "design")) };
  });
  on("lintel/whatIf", undefined, ({ uri, lost }) => failureAfter(snapshot(), workspace.designIn(uri) ?? uri, lost));
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
