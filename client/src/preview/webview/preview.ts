import type {
  PreviewBroken,
  DrawParams,
  DrawResult,
  PreviewDrawing,
  PreviewView,
} from "../../../../server/src/lsp/protocol.js";
import type { PreviewState, ToWebview } from "../protocol.js";
import { partAtCursor } from "./cursor.js";
import { html } from "./dom.js";
import { Drawer, dress, type Rendered } from "./drawer.js";
import { DrawingArea, type Part } from "./drawing-area.js";
import { exportDrawing } from "./exporting.js";
import { buildFrame, type FrameView } from "./frame-view.js";
import { buildHelp } from "./help.js";
import type { Host } from "./host.js";
import { handleKey, type KeyActions } from "./keys.js";
import { drawLegend } from "./legend.js";
import { counted } from "./names.js";
import { nextFinding } from "./navigation.js";
import type { NoteFacts } from "./notes.js";
import { present } from "./surroundings.js";
import { WhatIf } from "./what-if.js";

const zoomStep = 1.25;

/** The preview: pulls the view that is shown when told that the design changed, and keeps what the reader has set over every change. */
export class Preview {
  readonly #page: FrameView;
  readonly #area: DrawingArea;
  readonly #drawer: Drawer;
  readonly #whatIf: WhatIf;
  readonly #help = buildHelp();
  readonly #stage = html("div", { class: "stage", "aria-hidden": "true" });
  #uri = "";
  #view = "design";
  #detail: PreviewState["detail"] = "auto";
  #views: readonly PreviewView[] = [];
  #rendered: Rendered | undefined;
  #broken: PreviewBroken | undefined;
  #status: NoteFacts["status"] = "good";
  #pulling: Promise<void> | undefined;
  #pullAgain = false;
  #cursor: { readonly uri: string; readonly offset: number } | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly host: Host,
  ) {
    this.#page = buildFrame(root, {
      choose: (view) => this.#choose(view),
      zoomIn: () => this.#area.zoomBy(zoomStep),
      zoomOut: () => this.#area.zoomBy(1 / zoomStep),
      fit: () => this.#area.viewport.fit(),
      nextFinding: () => this.#focusNextFinding(),
      toggleWhatIf: () => this.#toggleWhatIf(),
      exportAs: (format) => void exportDrawing(host, this.#area.shown, format),
      help: () => this.#help.showModal(),
    });
    this.#drawer = new Drawer(host, () => this.#area.viewport.room);
    this.#area = new DrawingArea(this.#page.area, {
      clicked: (part) => this.#onClick(part),
      opened: (part) => this.#open(part),
      frameClicked: (id) => this.#onFrameClick(id),
      selected: () => this.#save(),
      viewportChanged: () => this.#onViewport(),
      coveredBelow: () => this.#page.legend.offsetHeight + 14,
    });
    this.#whatIf = new WhatIf(host, () => this.#uri, {
      changed: () => this.#save(),
      closed: () => this.#toggleWhatIf(),
      keep: (edit) => host.post({ type: "keepScenario", edit }),
    });
    this.#page.body.append(this.#whatIf.panel.element);
    document.body.append(this.#stage, this.#help);
    document.addEventListener("keydown", (event) => handleKey(event, this.#area, this.#keyActions()));
  }

  /** Takes up where it was left, and tells the extension that it listens. */
  start(): void {
    const state = this.host.savedState;
    if (state) this.#restore(state);
    this.host.post({ type: "ready" });
  }

  receive(message: ToWebview): void {
    switch (message.type) {
      case "open":
        this.#openDesign(message);
        break;
      case "designChanged":
        this.#pull();
        break;
      case "cursor":
        this.#cursor = message.location;
        this.#lightUp();
        break;
      case "response":
      case "failed":
        break;
    }
  }

  #openDesign({ uri, view }: Extract<ToWebview, { type: "open" }>): void {
    if (uri !== this.#uri) {
      this.#uri = uri;
      this.#view = view ?? "design";
      this.#area.viewport.restore(undefined);
    } else if (view !== undefined) this.#view = view;
    this.#pull();
  }

  #restore(state: PreviewState): void {
    this.#uri = state.uri;
    this.#view = state.view;
    this.#detail = state.detail;
    this.#area.viewport.restore(state.viewport);
    this.#area.select(state.selected);
    if (state.lost.length > 0) this.#openWhatIf(state.lost);
  }

  #save(): void {
    if (this.#uri === "") return;
    const { viewport, selected } = this.#area;
    this.host.saveState({
      version: 1,
      uri: this.#uri,
      view: this.#view,
      detail: this.#detail,
      lost: this.#whatIf.lost,
      ...(viewport.current && { viewport: viewport.current }),
      ...(selected !== undefined && { selected }),
    });
  }

  #choose(view: string): void {
    this.#view = view;
    this.#detail = "auto";
    this.#area.viewport.restore(undefined);
    this.#area.select(undefined);
    this.#page.area.focus();
    this.#pull();
  }

  /** Pulls the active view; a change while one is under way is pulled after it. */
  #pull(): void {
    if (this.#pulling) {
      this.#pullAgain = true;
      return;
    }
    this.root.setAttribute("aria-busy", "true");
    this.#pulling = this.#pullOnce().finally(() => {
      this.#pulling = undefined;
      const again = this.#pullAgain;
      this.#pullAgain = false;
      if (again) this.#pull();
      else this.root.setAttribute("aria-busy", "false");
    });
  }

  async #pullOnce(): Promise<void> {
    const params = this.#params();
    try {
      const [{ views }, result] = await Promise.all([
        this.host.request("lintel/views", { uri: this.#uri }),
        this.host.request("lintel/draw", params),
      ]);
      this.#views = views;
      if (params.view === this.#view) await this.#take(result, params);
    } catch {
      // the server is gone or starts again; it tells when it is back
      this.#status = "silent";
    }
    this.#present();
  }

  /** A view that is drawn goes on being drawn in its direction. */
  #params(): DrawParams {
    const last = this.#area.shown?.drawing;
    const direction = last?.view === this.#view ? last.direction : undefined;
    return { uri: this.#uri, view: this.#view, options: { detail: this.#detail, ...(direction && { direction }) } };
  }

  async #take(result: DrawResult, params: DrawParams): Promise<void> {
    const { drawing } = result;
    this.#broken = result.broken;
    const last = this.#area.shown?.drawing;
    if (!drawing) this.#status = "gone";
    else if (result.broken && last?.view === drawing.view && loses(drawing, last)) this.#status = "stale";
    else {
      this.#status = "good";
      await this.#draw(drawing, params);
    }
  }

  async #draw(drawing: PreviewDrawing, params: DrawParams): Promise<void> {
    if (drawing.nodes.length === 0) {
      this.#rendered = undefined;
      this.#area.showEmpty(
        html(
          "p",
          { class: "empty" },
          "Nothing to draw yet. Declare an element, such as ",
          html("code", {}, "service orders"),
          ".",
        ),
      );
      return;
    }
    const rendered = await this.#drawer.render(drawing, params);
    this.#rendered = rendered;
    const shown = dress(rendered, this.#stage);
    this.#page.legend.replaceChildren(drawLegend(rendered.drawing));
    const isNewView = this.#area.shown?.drawing.view !== drawing.view;
    this.#area.replace(shown);
    this.#whatIf.drawn(shown);
    this.#lightUp();
    if (isNewView) this.#announce(drawing);
  }

  #announce(drawing: PreviewDrawing): void {
    this.#page.announcer.textContent = `${drawing.title}: ${counted(drawing.nodes.length, ["element", "elements"])}, ${counted(drawing.edges.length, ["link", "links"])}`;
    this.host.post({ type: "showing", title: drawing.title });
  }

  /** Brings everything around the drawing up to date. */
  #present(): void {
    const { picker } = this.#page;
    const drawing = this.#area.shown?.drawing;
    picker.update(this.#views, this.#view);
    const facts = { status: this.#status, broken: this.#broken, drawing, simplified: this.#rendered?.simplified };
    present(this.#page, facts, {
      reveal: (location) => this.host.post({ type: "reveal", location }),
      showWhole: () => this.#choose("design"),
      drawAll: () => this.#drawAll(),
    });
    this.#save();
  }

  #drawAll(): void {
    this.#detail = "all";
    this.#pull();
  }

  #onViewport(): void {
    this.#page.zoom.textContent = `${Math.round(this.#area.viewport.zoom * 100)}%`;
    this.#save();
  }

  #onClick(part: Part): void {
    if (this.#whatIf.isOpen && "references" in part) this.#toggleLoss(part);
    else this.host.post({ type: "reveal", location: part.location });
  }

  #onFrameClick(id: string): void {
    const frame = this.#area.shown?.frames.get(id)?.part;
    if (!frame) return;
    if (this.#whatIf.isOpen && frame.loss !== undefined) this.#whatIf.toggle(frame.loss);
    else this.host.post({ type: "reveal", location: frame.location });
  }

  #toggleLoss(part: Part): void {
    if (!("references" in part)) return;
    for (const reference of part.references) this.#whatIf.toggle(`element:${reference}`);
  }

  #open(part: Part): void {
    if ("opens" in part && part.opens !== undefined && part.opens !== this.#view) this.#choose(part.opens);
  }

  #toggleWhatIf(): void {
    if (this.#whatIf.isOpen) {
      this.#whatIf.close();
      this.#page.whatIf.setAttribute("aria-pressed", "false");
    } else this.#openWhatIf([]);
  }

  #openWhatIf(lost: readonly string[]): void {
    this.#whatIf.open(lost);
    this.#page.whatIf.setAttribute("aria-pressed", "true");
  }

  #focusNextFinding(): void {
    const { shown, selected } = this.#area;
    const next = shown && nextFinding(shown, selected);
    if (next !== undefined) this.#area.focus(next);
  }

  #lightUp(): void {
    const drawing = this.#area.shown?.drawing;
    if (drawing && this.#cursor) this.#area.lightUp(partAtCursor(drawing, this.#cursor));
  }

  #keyActions(): KeyActions {
    return {
      reveal: (part) => this.host.post({ type: "reveal", location: part.location }),
      open: (part) => this.#open(part),
      toggleLoss: (part) => {
        if (!this.#whatIf.isOpen) this.#openWhatIf([]);
        this.#toggleLoss(part);
      },
      nextFinding: () => this.#focusNextFinding(),
      showWhole: () => this.#choose("design"),
      findView: () => this.#page.picker.focus(),
      toggleWhatIf: () => this.#toggleWhatIf(),
      closeWhatIf: () => this.#whatIf.isOpen && (this.#toggleWhatIf(), true),
      help: () => this.#help.showModal(),
    };
  }
}

/** Whether a drawing made of broken text lacks something that the last one has. */
function loses(drawing: PreviewDrawing, last: PreviewDrawing): boolean {
  const ids = new Set(drawing.nodes.map((node) => node.id));
  return drawing.edges.length < last.edges.length || last.nodes.some((node) => !ids.has(node.id));
}
