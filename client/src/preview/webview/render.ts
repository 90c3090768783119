import mermaid, { type MermaidConfig } from "mermaid";
import { drawingStyle } from "./drawing-style.js";
import { elkLayout, type Wishes } from "./elk-layout.js";
import { withPrivateCharacters } from "./label-text.js";

/** More than any view that is drawn as it is; what is larger is collapsed by the server. */
const mostEdges = 20_000;
const mostText = 20_000_000;

/** Layouts of a flowchart, in the order in which they are tried: ELK leads lines around nodes; dagre draws what ELK can't. */
export const layouts = ["elk", "dagre"] as const;
export type Layout = (typeof layouts)[number];

let count = 0;
let layout: Layout = "elk";
/** Of the drawing that is being rendered. */
let wishes: Wishes = { titles: new Map() };

/** Sets Mermaid up once: strict, labels as SVG text (no markup of a page in a drawing), and all colours left to our own style sheet. */
export function startMermaid(): void {
  mermaid.registerLayoutLoaders([elkLayout(() => wishes)]);
  mermaid.initialize(configuration());
}

function configuration(): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    maxEdges: mostEdges,
    maxTextSize: mostText,
    layout,
    theme: "base",
    htmlLabels: false,
    themeCSS: drawingStyle,
    flowchart: {
      htmlLabels: false,
      curve: layout === "elk" ? "rounded" : "basis",
      nodeSpacing: 34,
      rankSpacing: 46,
      padding: 12,
      wrappingWidth: 190,
      useMaxWidth: false,
      subGraphTitleMargin: { top: 4, bottom: 8 },
    },
    sequence: {
      mirrorActors: false,
      useMaxWidth: false,
      // about the sizes at which drawing-style.ts draws texts; of participants it is also from row to row
      actorFontSize: 15,
      actorFontWeight: 600,
      messageFontSize: 12,
      noteFontSize: 12,
      actorMargin: 20,
      width: 100,
      height: 56,
      boxMargin: 8,
      messageMargin: 30,
      noteMargin: 8,
      wrap: false,
      showSequenceNumbers: false,
    },
  };
}

/** Renders Mermaid text out of sight. Throws what Mermaid throws. */
export async function renderText(text: string, wanted: Layout, wished: Wishes): Promise<SVGSVGElement> {
  wishes = wished;
  if (layout !== wanted) {
    layout = wanted;
    mermaid.initialize(configuration());
  }
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.setAttribute("aria-hidden", "true");
  document.body.append(stage);
  try {
    const { svg } = await mermaid.render(`drawing-${++count}`, withPrivateCharacters(text), stage);
    stage.replaceChildren(document.createRange().createContextualFragment(svg));
    const element = stage.querySelector("svg");
    if (!element) throw new Error("Mermaid made no drawing.");
    return element;
  } finally {
    stage.remove();
  }
}
