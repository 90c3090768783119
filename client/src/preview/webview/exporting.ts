import type { ExportFormat } from "../protocol.js";
import type { ShownDrawing } from "./dom-map.js";
import { fileName, toMarkdown, toPng, toSvg } from "./export.js";
import type { Host } from "./host.js";

/** Exports what is shown: the extension asks for a file, or puts it on the clipboard. */
export async function exportDrawing(host: Host, shown: ShownDrawing | undefined, format: ExportFormat): Promise<void> {
  if (!shown) return;
  const { drawing } = shown;
  const save = (ending: string, content: string | Uint8Array) =>
    host.post({ type: "save", file: { name: fileName(drawing, ending), content } });
  switch (format) {
    case "svg":
      save("svg", toSvg(shown));
      return;
    case "png":
      save("png", await toPng(shown));
      return;
    case "mermaid":
      save("mmd", drawing.text);
      return;
    case "markdown":
      saveWithPicture(host, shown);
      return;
    case "copy-mermaid":
      host.post({ type: "copy", text: drawing.text, what: "Mermaid text" });
      return;
    case "copy-markdown":
      host.post({ type: "copy", text: toMarkdown(drawing), what: "Markdown" });
      return;
    case "copy-svg":
      host.post({ type: "copy", text: toSvg(shown), what: "SVG" });
      return;
  }
}

function saveWithPicture(host: Host, shown: ShownDrawing): void {
  const { drawing } = shown;
  const beside = { name: fileName(drawing, "svg"), content: toSvg(shown) };
  const file = { name: fileName(drawing, "md"), content: toMarkdown(drawing, beside.name), beside };
  host.post({ type: "save", file });
}
