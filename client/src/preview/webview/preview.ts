import type {
  PreviewBroken,
  DrawParams,
  DrawResult,
  PreviewDrawing,
  PreviewView,
  ViewsResult,
} from "../../../../server/src/lsp/protocol.js";
import type { PreviewState, ToWebview } from "../protocol.js";
import { Actions } from "./actions.js";
import { announcement, loses } from "./changes.js";
import { partAtCursor } from "./cursor.js";
import { html } from "./dom.js";
import { Drawer, dressAnyhow, type Rendered } from "./drawer.js";
import { DrawingArea } from "./drawing-area.js";
import { exportDrawing } from "./exporting.js";
import { buildFrame, type FrameView } from "./frame-view.js";
import { buildHelp } from "./help.js";
import type { Host } from "./host.js";
import { handleKey } from "./keys.js";
import { drawLegend } from "./legend.js";
import type { NoteFacts } from "./notes.js";
import { Pace } from "./pace.js";
import { noDrawing, nothingToDraw, opening } from "./placeholders.js";
import { Repeating } from "./repeating.js";
import { Subject } from "./subject.js";
import { present } from "./surroundings.js";
import { WhatIf } from "./what-if.js";

const zoomStep = 1.25;

/** The preview: pulls the view that is shown when told that the design changed, and keeps what the reader has set over every change. */
export class Preview {
  readonly #page: FrameView;
  readonly #area: DrawingArea;
  readonly #drawer: Drawer;
  readonly #whatIf: WhatIf;
  readonly #actions: Actions;
  readonly #help = buildHelp();
  readonly #stage = html("div", { class: "stage", "aria-hidden": "true" });
  readonly #subject = new Subject();
  readonly #pulls: Repeating;
  readonly #pace: Pace;
  #view = "design";
  #detail: PreviewState["detail"] = "auto";
  #views: readonly PreviewView[] = [];
  #rendered: Rendered | undefined;
  #broken: PreviewBroken | undefined;
  #status: NoteFacts["status"] = "good";

  constructor(
    readonly root: HTMLElement,
    readonly host: Host,
  ) {
    this.#page = buildFrame(root, {
      choose: (view) => this.#choose(view),
      chooseDesign: (fence) => this.#chooseDesign(fence),
      zoomIn: () => this.#area.zoomBy(zoomStep),
      zoomOut: () => this.#area.zoomBy(1 / zoomStep),
      fit: () => this.#area.viewport.fit(),
      nextFinding: () => this.#actions.nextFinding(),
      toggleWhatIf: () => this.#actions.toggleWhatIf(),
      exportAs: (format) => void exportDrawing(host, this.#area.shown, format),
      help: () => this.#help.showModal(),
    });
    this.#drawer = new Drawer(host, () => this.#area.viewport.room);
    this.#area = new DrawingArea(this.#page.area, {
      clicked: (part) => this.#actions.click(part),
      opened: (part) => this.#actions.open(part),
      frameClicked: (id) => this.#actions.clickFrame(id),
      selected: () => this.#save(),
      viewportChanged: () => this.#onViewport(),
      coveredBelow: () => this.#page.legend.offsetHeight + 14,
    });
    this.#whatIf = new WhatIf(host, () => this.#subject.params, {
      changed: () => this.#save(),
      closed: () => this.#actions.toggleWhatIf(),
      keep: (edit, imports) => host.post({ type: "keepScenario", edit, imports }),
    });
    this.#actions = new Actions({
      host,
      area: this.#area,
      whatIf: this.#whatIf,
      whatIfButton: this.#page.whatIf,
      view: () => this.#view,
      choose: (view) => this.#choose(view),
      findView: () => this.#page.picker.focus(),
      help: () => this.#help.showModal(),
    });
    this.#page.body.append(this.#whatIf.panel.element);
    document.body.append(this.#stage, this.#help);
    document.addEventListener("keydown", (event) => handleKey(event, this.#area, this.#actions));
    this.#pace = new Pace((pace) => host.post({ type: "measured", pace }));
    this.#pulls = new Repeating(
      () => this.#pull(),
      (state) => root.setAttribute("aria-busy", String(state === "busy")),
    );
  }

  /** Takes up where it was left, and tells the extension that it listens. */
  start(): void {
    const state = this.host.savedState;
    if (state) this.#restore(state);
    this.#area.showEmpty(opening());
    this.host.post({ type: "ready" });
  }

  receive(message: ToWebview): void {
    switch (message.type) {
      case "open":
        this.#openDesign(message);
        break;
      case "moved":
        this.#subject.uri = message.uri;
        this.#pulls.run();
        break;
      case "designChanged":
        this.#pulls.run();
        break;
      case "cursor":
        this.#subject.cursor = message.location;
        if (this.#subject.mayHaveMoved) this.#pulls.run();
        this.#lightUp();
        break;
      case "export":
        void exportDrawing(this.host, this.#area.shown, message.format);
        break;
      case "response":
      case "failed":
        break;
    }
  }

  #openDesign({ uri, fence, view, pace }: Extract<ToWebview, { type: "open" }>): void {
    this.#pace.startWith(pace);
    const isOther = uri !== this.#subject.uri || (fence !== undefined && fence !== this.#subject.fence);
    this.#subject.uri = uri;
    if (fence !== undefined) this.#subject.fence = fence;
    if (isOther) this.#reset(view ?? "design");
    else if (view !== undefined) this.#view = view;
    this.#pulls.run();
  }

  #restore(state: PreviewState): void {
    this.#subject.uri = state.uri;
    this.#subject.fence = state.fence ?? 0;
    this.#view = state.view;
    this.#detail = state.detail;
    this.#area.viewport.restore(state.viewport);
    this.#area.select(state.selected);
    if (state.lost.length > 0) this.#actions.openWhatIf(state.lost);
  }

  #save(): void {
    if (this.#subject.uri === "") return;
    const { viewport, selected } = this.#area;
    this.host.saveState({
      version: 1,
      ...this.#subject.params,
      view: this.#view,
      detail: this.#detail,
      lost: this.#whatIf.lost,
      ...(viewport.current && { viewport: viewport.current }),
      ...(selected !== undefined && { selected }),
    });
  }

  #choose(view: string): void {
    this.#reset(view);
    this.#page.area.focus();
    this.#pulls.run();
  }

  #chooseDesign(fence: number): void {
    this.#subject.fence = fence;
    if (this.#whatIf.isOpen) this.#whatIf.set([]);
    this.#reset("design");
    this.#pulls.run();
  }

  /** Another view is to be shown, from its start. */
  #reset(view: string): void {
    this.#view = view;
    this.#detail = "auto";
    this.#pace.openView();
    this.#area.viewport.restore(undefined);
    this.#area.select(undefined);
  }

  /** Pulls the active view. */
  async #pull(): Promise<void> {
    const params = this.#params();
    const answers = await this.#ask(params);
    if (answers === undefined) this.#status = "silent";
    else {
      const [{ views, designs = [] }, result] = answers;
      if (this.#subject.take(designs)) this.#chooseDesign(this.#subject.fence);
      if (params.fence !== this.#subject.params.fence || params.view !== this.#view) return;
      this.#views = views;
      await this.#take(result, params);
    }
    this.#present();
  }

  /** Undefined where the server is gone or starts again: the extension tells when it is back. */
  async #ask(params: DrawParams): Promise<[ViewsResult, DrawResult] | undefined> {
    try {
      const views = this.host.request("lintel/views", this.#subject.params);
      return await Promise.all([views, this.host.request("lintel/draw", params)]);
    } catch {
      return undefined;
    }
  }

  /** A view that is drawn goes on being drawn in its direction. */
  #params(): DrawParams {
    const last = this.#area.shown?.drawing;
    const direction = last?.view === this.#view ? last.direction : undefined;
    const pace = this.#pace.ofView;
    const options = { detail: this.#detail, ...(direction && { direction }), ...(pace !== undefined && { pace }) };
    return { ...this.#subject.params, view: this.#view, options };
  }

  async #take(result: DrawResult, params: DrawParams): Promise<void> {
    const { drawing } = result;
    this.#broken = result.broken;
    const last = this.#area.shown?.drawing;
    if (!drawing) this.#status = this.#views.length === 0 ? "unknown" : "gone";
    else if (result.broken && last?.view === drawing.view && loses(drawing, last)) this.#status = "stale";
    else {
      this.#status = "good";
      await this.#draw(drawing, params);
    }
  }

  async #draw(drawing: PreviewDrawing, params: DrawParams): Promise<void> {
    if (drawing.nodes.length === 0) {
      this.#rendered = undefined;
      this.#page.legend.replaceChildren();
      this.#area.showEmpty(nothingToDraw(drawing));
      return;
    }
    const start = performance.now();
    const rendered = await this.#drawer.render(drawing, params);
    const isNew = rendered.svg !== this.#rendered?.svg;
    this.#rendered = rendered;
    const shown = dressAnyhow(rendered, this.#stage);
    this.#page.legend.replaceChildren(drawLegend(rendered.drawing));
    const isNewView = this.#area.shown?.drawing.view !== drawing.view;
    this.#area.replace(shown);
    if (isNew) this.#pace.took(rendered.drawing, performance.now() - start);
    this.#whatIf.drawn(shown);
    this.#lightUp();
    if (isNewView) this.#announce(drawing);
  }

  #announce(drawing: PreviewDrawing): void {
    this.#page.announcer.textContent = announcement(drawing);
    this.host.post({ type: "showing", title: drawing.title });
  }

  /** Brings everything around the drawing up to date. */
  #present(): void {
    const drawing = this.#area.shown?.drawing;
    const status = this.#status;
    this.#page.picker.update(this.#views, this.#view);
    this.#page.designs.update(this.#subject.designs, this.#subject.fence);
    if (!drawing && (status === "gone" || status === "unknown" || status === "silent"))
      this.#area.showEmpty(noDrawing(status, { again: () => this.#pulls.run(), openFile: () => this.#openFile() }));
    const facts = { status, broken: this.#broken, drawing, simplified: this.#rendered?.simplified };
    present(this.#page, facts, {
      reveal: (location) => this.host.post({ type: "reveal", location }),
      showWhole: () => this.#choose("design"),
      drawAll: () => this.#drawAll(),
    });
    this.#save();
  }

  #drawAll(): void {
    this.#detail = "all";
    this.#page.note.textContent = "Drawing every element\u2026";
    // what takes long is announced before it begins
    requestAnimationFrame(() => setTimeout(() => this.#pulls.run()));
  }

  #openFile(): void {
    this.host.post({ type: "reveal", location: { uri: this.#subject.uri, span: { start: 0, end: 0 } } });
  }

  #onViewport(): void {
    this.#page.zoom.textContent = `${Math.round(this.#area.viewport.zoom * 100)}%`;
    this.#save();
  }

  #lightUp(): void {
    const drawing = this.#area.shown?.drawing;
    const { cursor } = this.#subject;
    if (drawing && cursor) this.#area.lightUp(partAtCursor(drawing, cursor));
  }
}
