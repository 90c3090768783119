import { serveParent } from "./node-server.js";

serveParent();
