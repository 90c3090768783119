import type { ShownDrawing } from "./dom-map.js";
import { fileName, toMarkdown, toPng, toSvg } from "./export.js";
import type { ExportFormat } from "./frame-view.js";
import type { Host } from "./host.js";

/** Exports what is shown: the extension asks for a file, or puts it on the clipboard. */
export async function exportDrawing(host: Host, shown: ShownDrawing | undefined, format: ExportFormat): Promise<void> {
  if (!shown) return;
  const { drawing } = shown;
  const save = (ending: string, content: string | Uint8Array) =>
    host.post({ type: "save", file: { name: fileName(drawing, ending), content } });
  switch (format) {
    case "svg":
      return save("svg", toSvg(shown));
    case "png":
      return save("png", await toPng(shown));
    case "mermaid":
      return save("mmd", drawing.text);
    case "markdown":
      return save("md", toMarkdown(drawing));
    case "copy-mermaid":
      return host.post({ type: "copy", text: drawing.text, what: "Mermaid text" });
    case "copy-markdown":
      return host.post({ type: "copy", text: toMarkdown(drawing), what: "Markdown" });
    case "copy-svg":
      return host.post({ type: "copy", text: toSvg(shown), what: "SVG" });
  }
}
