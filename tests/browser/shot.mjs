// node shot.mjs FILE.html OUT.png [--dark] [--width N] [--pdf OUT.pdf]
//
// A picture of a whole page as it stands on a screen, and the same page printed on A4.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { fail, launch } from "./browser.mjs";

const USAGE = "usage: node shot.mjs FILE.html OUT.png [--dark] [--width N] [--pdf OUT.pdf]";

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        dark: { type: "boolean", default: false },
        width: { type: "string", default: "1100" },
        pdf: { type: "string" },
      },
    });
    if (positionals.length !== 2 || !/^[1-9]\d*$/.test(values.width)) fail(USAGE);
    return { file: positionals[0], picture: positionals[1], ...values };
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`);
  }
}

const { file, picture, dark, width, pdf } = options();
const browser = await launch().catch((error) => fail(`the browser does not start: ${error.message}`));
try {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: 900 },
    colorScheme: dark ? "dark" : "light",
    deviceScaleFactor: 1.5,
  });
  await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: "load" });
  await page.screenshot({ path: picture, fullPage: true });
  if (pdf !== undefined) {
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    await page.pdf({ path: pdf, preferCSSPageSize: true, tagged: true, outline: true });
  }
} catch (error) {
  fail(error.message);
} finally {
  await browser.close();
}
