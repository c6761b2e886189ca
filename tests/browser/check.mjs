// node check.mjs FILE.html...
//
// Fails, with one line per finding, on whatever axe-core finds in a page (light, dark and in print),
// whatever html-validate finds in it, an error in the console (a violated policy is one), a request
// for anything but the page itself, a link to a place that the page does not have, and a page that
// must be scrolled sideways on a narrow screen.
// Exit codes: 0 nothing found; 1 findings; 2 the checks could not run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { fail, launch } from "./browser.mjs";

const MEDIA = {
  light: { media: "screen", colorScheme: "light" },
  dark: { media: "screen", colorScheme: "dark" },
  print: { media: "print", colorScheme: "light" },
};

// What WCAG 1.4.10 asks for.
const NARROW = 320;

const VALIDATOR = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Word processors put bullets and numbers of their own beside the labels of native lists.
    "prefer-native-element": ["error", { exclude: ["list", "listitem"] }],
    "doctype-style": ["error", { style: "lowercase" }],
    // HTML allows more in an id than the strict form of the rule, and notes have keys such as `*`.
    "valid-id": ["error", { relaxed: true }],
    // Titles of documents are as long as they are.
    "long-title": "off",
  },
};

function axeSource() {
  try {
    return readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  } catch {
    return fail("axe-core is not installed (npm ci)");
  }
}

async function validated(file) {
  const report = await new HtmlValidate(VALIDATOR).validateString(readFileSync(file, "utf8"), file);
  return report.results.flatMap((result) =>
    result.messages.map((m) => `html-validate: ${m.ruleId}: ${m.message} (${m.line}:${m.column})`),
  );
}

function watched(page, address) {
  const seen = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.push(`console: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== address) seen.push(`request: ${request.url()}`);
  });
  return seen;
}

async function accessible(page, axe, medium) {
  await page.emulateMedia(MEDIA[medium]);
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => window.axe.run(document));
  if (passes.length === 0) fail("axe-core ran no rule");
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `axe (${medium}): ${id}: ${help}: ${node.target.join(" ")}`),
  );
}

async function dangling(page) {
  const places = await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent(link.hash.slice(1)))
      .filter((id) => document.getElementById(id) === null),
  );
  return places.map((id) => `link: no place #${id} in the page`);
}

async function wide(page) {
  await page.emulateMedia(MEDIA.light);
  await page.setViewportSize({ width: NARROW, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > NARROW ? [`reflow: ${width} pixels wide on a screen of ${NARROW}`] : [];
}

async function checked(browser, axe, file) {
  const address = pathToFileURL(resolve(file)).href;
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = watched(page, address);
  await page.goto(address, { waitUntil: "load" });
  const found = [...(await validated(file)), ...(await dangling(page))];
  for (const medium of Object.keys(MEDIA)) found.push(...(await accessible(page, axe, medium)));
  found.push(...(await wide(page)));
  await context.close();
  return [...found, ...seen];
}

const files = process.argv.slice(2);
if (files.length === 0) fail("usage: node check.mjs FILE.html...");
const axe = axeSource();
const browser = await launch().catch((error) => fail(`the browser does not start: ${error.message}`));
let count = 0;
try {
  for (const file of files) {
    for (const finding of await checked(browser, axe, file)) {
      console.log(`${file}: ${finding.replace(/\s+/g, " ")}`);
      count += 1;
    }
  }
} catch (error) {
  fail(error.message);
} finally {
  await browser.close();
}
console.log(`${files.length} page${files.length === 1 ? "" : "s"} checked, ${count} found`);
process.exitCode = count > 0 ? 1 : 0;
