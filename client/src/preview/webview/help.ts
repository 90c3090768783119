import { html, iconButton } from "./dom.js";
import { icons } from "./icons.js";

const keys = [
  ["Arrows", "go to the next element in that direction"],
  ["Enter", "show it in the source"],
  ["l", "go along its links"],
  [".", "go to the next finding"],
  ["v", "open its own view"],
  ["d", "back to the whole design"],
  ["/", "find a view"],
  ["w", "what if: take elements down with Space or a click"],
  ["Space", "take the element down, or bring it back"],
  ["+  -  0", "zoom in, zoom out, show everything"],
  ["Shift+Arrows", "move the drawing"],
  ["Escape", "close what is open, or deselect"],
] as const;

/** A dialog with all keys. */
export function buildHelp(): HTMLDialogElement {
  const dialog = html("dialog", { id: "help", "aria-label": "Keys" });
  dialog.append(
    html(
      "header",
      {},
      html("h2", {}, "Keys"),
      iconButton(icons.close, "Close", () => dialog.close()),
    ),
    html("dl", {}, ...keys.flatMap(([key, meaning]) => [html("dt", {}, key), html("dd", {}, meaning)])),
  );
  return dialog;
}
