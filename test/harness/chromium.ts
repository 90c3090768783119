import { chromium, type Browser } from "playwright-core";
import { findChromium } from "../../scripts/ensure-system.mjs";

/** What keeps Chromium to itself: no sandbox, for tests may run as root, and nothing that looks for the network. */
const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the system's Chromium without a window. Throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("No Chromium here: node scripts/ensure-system.mjs installs it.");
  return chromium.launch({ executablePath, args: switches });
}
