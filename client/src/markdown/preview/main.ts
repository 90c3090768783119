import type * as Drawing from "./draw-all.js";
import "./main.css";

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

async function look(): Promise<void> {
  if (document.querySelector("[data-drawing], [data-mermaid]") === null) return;
  // a bundle of its own: it is loaded with the first design that a page shows
  const { drawAll } = (await import(new URL("drawing/draw-all.js", script).href)) as typeof Drawing;
  await drawAll();
}

addEventListener("vscode.markdown.updateContent", () => void look());
void look();
