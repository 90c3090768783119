import type { PreviewView } from "../../../../server/src/lsp/protocol.js";
import { drawIcon, html } from "./dom.js";
import { icons } from "./icons.js";

/** Rows that are listed; who looks for more types more. */
const mostRows = 200;

/** Chooses a view by typing part of its name: a combobox with a list, as ARIA describes it. */
export class ViewPicker {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list = html("ul", { id: "views", role: "listbox", "aria-label": "Views", hidden: "" });
  #views: readonly PreviewView[] = [];
  #current: PreviewView | undefined;
  #rows: readonly PreviewView[] = [];
  #active = 0;

  constructor(readonly choose: (view: string) => void) {
    this.#input = html("input", {
      type: "text",
      role: "combobox",
      "aria-label": "View",
      "aria-expanded": "false",
      "aria-controls": "views",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
    });
    this.element = html("div", { class: "picker" }, this.#input, drawIcon(icons.chevron), this.#list);
    this.#listen();
  }

  focus(): void {
    this.#input.focus();
  }

  /** The views there are, and which one is shown. */
  update(views: readonly PreviewView[], current: string): void {
    this.#views = views;
    this.#current = views.find((view) => view.id === current);
    if (this.#list.hidden) this.#input.value = label(this.#current);
    else this.#filter();
  }

  #listen(): void {
    this.#input.addEventListener("focus", () => this.#open());
    this.#input.addEventListener("click", () => this.#open());
    this.#input.addEventListener("input", () => this.#filter());
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
      if (row) this.#pick(Number(row.dataset["index"]));
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.#list.hidden) this.#open();
      else this.#activate(this.#active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") this.#pick(this.#active);
    else if (event.key === "Escape" && !this.#list.hidden) this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #open(): void {
    if (!this.#list.hidden) return;
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.select();
    this.#rows = this.#views.slice(0, mostRows);
    this.#render(Math.max(this.#rows.indexOf(this.#current as PreviewView), 0));
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
    this.#input.value = label(this.#current);
  }

  #filter(): void {
    if (this.#list.hidden) this.#open();
    this.#rows = matching(this.#views, this.#input.value).slice(0, mostRows);
    this.#render(0);
  }

  #render(active: number): void {
    const rows = this.#rows.map((view, index) =>
      html(
        "li",
        { id: `view-${index}`, role: "option", "data-index": index, "aria-selected": "false" },
        html("span", { class: "name" }, view.label),
        html("span", { class: "detail" }, view.detail),
      ),
    );
    const none = html(
      "li",
      { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
      "No such view",
    );
    this.#list.replaceChildren(...(rows.length > 0 ? rows : [none]));
    this.#activate(active);
  }

  #activate(index: number): void {
    const count = this.#rows.length;
    if (count === 0) return;
    this.#active = (index + count) % count;
    for (const row of this.#list.querySelectorAll("[role=option]")) row.setAttribute("aria-selected", "false");
    const row = this.#list.querySelector(`#view-${this.#active}`);
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", `view-${this.#active}`);
  }

  #pick(index: number): void {
    const view = this.#rows[index];
    if (!view) return;
    this.#current = view;
    this.#close();
    this.choose(view.id);
  }
}

function label(view: PreviewView | undefined): string {
  return view === undefined ? "" : view.type === "path" ? `${view.label} (path)` : view.label;
}

/** Views whose words begin with, or else contain, each word of the search. */
function matching(views: readonly PreviewView[], search: string): readonly PreviewView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = views.map((view) => ({ view, score: scoreOf(`${view.label} ${view.detail}`.toLowerCase(), words) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ view }) => view);
}

function scoreOf(text: string, words: readonly string[]): number {
  let score = 1;
  for (const word of words) {
    const index = text.indexOf(word);
    if (index < 0) return 0;
    score += index === 0 ? 3 : /[\s.:_-]/.test(text[index - 1] ?? "") ? 2 : 1;
  }
  return score;
}
