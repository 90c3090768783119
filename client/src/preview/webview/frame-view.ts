import type { ExportFormat } from "../protocol.js";
import { DesignChooser } from "./design-chooser.js";
import { html, iconButton, textButton } from "./dom.js";
import { icons } from "./icons.js";
import { ViewPicker } from "./picker.js";

/** What the bars around the drawing can ask for. */
export interface Commands {
  choose(view: string): void;
  chooseDesign(fence: number): void;
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  nextFinding(): void;
  toggleWhatIf(): void;
  exportAs(format: ExportFormat): void;
  help(): void;
}

const exportNames: Readonly<Record<ExportFormat, string>> = {
  svg: "Save as SVG",
  png: "Save as PNG",
  mermaid: "Save as Mermaid text",
  markdown: "Save as Markdown",
  "copy-mermaid": "Copy Mermaid text",
  "copy-markdown": "Copy Markdown",
  "copy-svg": "Copy SVG",
};

/** Everything on the page around the drawing. */
export interface FrameView {
  readonly area: HTMLElement;
  readonly designs: DesignChooser;
  readonly picker: ViewPicker;
  readonly note: HTMLElement;
  readonly findings: HTMLButtonElement;
  readonly whatIf: HTMLButtonElement;
  readonly legend: HTMLElement;
  readonly promises: HTMLElement;
  readonly zoom: HTMLElement;
  readonly announcer: HTMLElement;
  readonly body: HTMLElement;
}

/** Builds the bars around the drawing: view and actions above, notes below them, legend and zoom over the drawing's lower edge. */
export function buildFrame(root: HTMLElement, commands: Commands): FrameView {
  const designs = new DesignChooser((fence) => commands.chooseDesign(fence));
  const picker = new ViewPicker((view) => commands.choose(view));
  const findings = textButton("", () => commands.nextFinding());
  findings.className = "findings";
  const whatIf = iconButton(icons.whatIf, "What if something fails (w)", () => commands.toggleWhatIf());
  whatIf.setAttribute("aria-pressed", "false");
  const promises = html("div", { class: "promises" });
  const note = html("div", { id: "note", role: "status", hidden: "" });
  const legend = html("div", { id: "legend" });
  const zoom = html("span", { class: "zoom" });
  const area = html("div", { id: "drawing", role: "application", tabindex: "-1" });
  const announcer = html("div", { class: "announcer", "aria-live": "polite" });
  const zoomBar = html(
    "div",
    { id: "zoom", role: "group", "aria-label": "Zoom" },
    iconButton(icons.minus, "Zoom out (-)", () => commands.zoomOut()),
    zoom,
    iconButton(icons.plus, "Zoom in (+)", () => commands.zoomIn()),
    iconButton(icons.fit, "Show everything (0)", () => commands.fit()),
    legendToggle(legend),
  );
  const bar = html(
    "div",
    { id: "bar", role: "toolbar", "aria-label": "Preview" },
    designs.element,
    picker.element,
    promises,
    html("span", { class: "space" }),
    findings,
    whatIf,
    exportMenu(commands),
    iconButton(icons.help, "Keys (?)", () => commands.help()),
  );
  const stage = html("div", { id: "canvas" }, area, legend, zoomBar);
  const body = html("div", { id: "body" }, stage);
  root.append(html("h1", { class: "announcer" }, "Design preview"), bar, note, body, announcer);
  return { area, designs, picker, note, findings, whatIf, legend, promises, zoom, announcer, body };
}

/** In a narrow window a legend would take too much of the drawing: it waits to be asked for. */
const narrow = 520;

function legendToggle(legend: HTMLElement): HTMLButtonElement {
  const show = (state: "shown" | "hidden") => {
    legend.hidden = state === "hidden";
    button.setAttribute("aria-pressed", String(state === "shown"));
  };
  const button = iconButton(icons.legend, "Legend", () => show(legend.hidden ? "shown" : "hidden"));
  show(document.documentElement.clientWidth < narrow ? "hidden" : "shown");
  return button;
}

/** A button that opens a menu; arrows move in it, Escape and leaving close it. */
function exportMenu(commands: Commands): HTMLElement {
  const menu = html("div", { role: "menu", "aria-label": "Export", hidden: "" });
  const button = iconButton(icons.share, "Export or copy", () => setOpen(menu.hidden ? "open" : "closed"));
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  const setOpen = (state: "open" | "closed") => {
    menu.hidden = state === "closed";
    button.setAttribute("aria-expanded", String(state === "open"));
    if (state === "open") items[0]?.focus();
  };
  const items = (Object.keys(exportNames) as ExportFormat[]).map((format) => {
    const item = textButton(exportNames[format], () => {
      setOpen("closed");
      button.focus();
      commands.exportAs(format);
    });
    item.setAttribute("role", "menuitem");
    item.dataset["format"] = format;
    return item;
  });
  menu.append(...items);
  const whole = html("div", { class: "menu" }, button, menu);
  whole.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const index = items.indexOf(document.activeElement as HTMLButtonElement);
      items[(index + step + items.length) % items.length]?.focus();
    } else if (event.key === "Escape") {
      setOpen("closed");
      button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  whole.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && whole.contains(relatedTarget))) setOpen("closed");
  });
  return whole;
}
