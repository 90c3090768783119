import "./palette.css";
import "./preview.css";
import { connectHost } from "./host.js";
import { Preview } from "./preview.js";
import { startMermaid } from "./render.js";

startMermaid();
const preview: Preview = new Preview(
  document.getElementById("preview") ?? document.body,
  connectHost((message) => preview.receive(message)),
);
preview.start();
