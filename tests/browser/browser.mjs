// Starts the browser that both scripts look at pages with. There is no page without it: no skipping.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch() {
  if (!existsSync(EXECUTABLE)) {
    fail(`no browser at ${EXECUTABLE} (Debian: apt-get install chromium; or set CHROMIUM)`);
  }
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

export function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}
