import elk from "@mermaid-js/layout-elk";
import mermaid from "mermaid";

/* Mermaid as it comes, with the ELK layout that is made for it: what a page draws without us. */

mermaid.registerLayoutLoaders(elk);
Object.assign(globalThis, { mermaid });
