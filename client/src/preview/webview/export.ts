import type { PreviewDrawing } from "../../../../server/src/lsp/protocol.js";
import type { ShownDrawing } from "./dom-map.js";

const pngScale = 2;
/** Chromium refuses canvases with longer sides. */
const longestSide = 16_000;
const margin = 16;

/** The drawing as an SVG file of its own: no variables, nothing from elsewhere, only what can be seen. */
export function toSvg({ svg, drawing }: ShownDrawing): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { x, y, width, height } = contentBox(svg);
  copy.setAttribute("viewBox", [x, y, width, height].join(" "));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("style");
  for (const hidden of copy.querySelectorAll(".hit")) hidden.remove();
  for (const element of copy.querySelectorAll("[tabindex]")) {
    for (const name of ["tabindex", "role", "aria-describedby"]) element.removeAttribute(name);
    element.classList.remove("selected", "hovered", "at-cursor");
  }
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = drawing.title;
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ x, y, width, height })) ground.setAttribute(name, String(value));
  ground.setAttribute("fill", resolveVariables("var(--lintel-background)"));
  copy.prepend(title, ground);
  for (const style of copy.querySelectorAll("style")) style.textContent = resolveVariables(style.textContent);
  return new XMLSerializer().serializeToString(copy);
}

function contentBox(svg: SVGSVGElement): { x: number; y: number; width: number; height: number } {
  const { x, y, width, height } = svg.getBBox();
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

/** Variables of the theme by their values, colours as `#rrggbb`, which every viewer reads. */
function resolveVariables(css: string): string {
  const values = getComputedStyle(document.body);
  return css.replace(/var\((--lintel-[a-z-]+)\)/g, (_, name: string) => {
    const value = values.getPropertyValue(name).trim();
    return name === "--lintel-font" ? getComputedStyle(document.body).fontFamily : plainColour(value);
  });
}

function plainColour(value: string): string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The drawing as a PNG, two pixels a unit, fewer where that is more than a canvas can be. Throws where the browser can't draw it. */
export async function toPng(shown: ShownDrawing): Promise<Uint8Array> {
  const { width, height } = contentBox(shown.svg);
  const scale = Math.min(pngScale, longestSide / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(shown))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("The drawing could not be made a picture.");
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * The drawing in Markdown: its title, the Mermaid text, and what the review says of what it shows. Where there is a picture, by its file name,
 * that is what is seen, and the text is folded away.
 */
export function toMarkdown(drawing: PreviewDrawing, picture?: string): string {
  const findings = [...drawing.nodes, ...drawing.edges]
    .flatMap((part) => part.findings)
    .filter((finding) => !finding.accepted);
  const lines = [
    ...new Set(
      findings.map(({ severity, message, rule }) => `- **${severity}** ${markdownText(message)} (\`${rule}\`)`),
    ),
  ];
  const review = lines.length > 0 ? `\n${lines.join("\n")}\n` : "";
  const title = markdownText(drawing.title);
  const text = `\`\`\`mermaid\n${drawing.text}\`\`\`\n`;
  const shown =
    picture === undefined
      ? text
      : `![${title}](${encodeURI(picture)})\n\n<details>\n<summary>Text of the drawing</summary>\n\n${text}\n</details>\n`;
  return `# ${title}\n\n${shown}${review}`;
}

function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}

/** A file name made of the drawing's title. */
export function fileName(drawing: PreviewDrawing, ending: string): string {
  const stem = drawing.title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${stem || "design"}.${ending}`;
}
