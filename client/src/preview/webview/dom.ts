const svgNamespace = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = Node | string | undefined;

/** Makes an HTML element. Texts become text, never markup. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** Makes an SVG element. Texts become text, never markup. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(svgNamespace, tag), attributes, children);
}

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button with an icon and a name that screen readers and the tooltip say. */
export function iconButton(icon: string, name: string, onClick: () => void): HTMLButtonElement {
  const button = html("button", { type: "button", class: "icon", "aria-label": name, title: name }, drawIcon(icon));
  button.addEventListener("click", onClick);
  return button;
}

/** A button with a text. */
export function textButton(text: string, onClick: () => void): HTMLButtonElement {
  const button = html("button", { type: "button" }, text);
  button.addEventListener("click", onClick);
  return button;
}

/** Draws an icon of 16 by 16 from the data of a path. */
export function drawIcon(path: string): SVGSVGElement {
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: path }));
}
