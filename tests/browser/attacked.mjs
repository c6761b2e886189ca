// node attacked.mjs FILE.html...
//
// Opens pages made from hostile texts, whose attacks call `xss` and fetch from x.invalid. Fails, with
// one line per finding, where anything runs, is asked for or leads away, and where a page has an
// element, an attribute or an address that no text can rightly have put there. The policy of a page
// is passed over, so that it cannot hide a fault; that it holds by itself is tried first, as is that
// these checks find what they are to find.
// Exit codes: 0 nothing found; 1 findings; 2 the checks could not run.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { fail, launch } from "./browser.mjs";

const RAN = "an attack ran";

// Milliseconds for what runs a little later.
const PATIENCE = 20;
const AT_ONCE = 4;

// What each check is to find, as it would stand in a page that did not escape its texts.
const UNSAFE = [
  ["<script>xss()</script>", /an attack ran/],
  ["<p onmouseover=xss()>x</p>", /an attack ran/],
  ["<a href='java\nscript:xss()'>x</a>", /an attack ran/],
  ["<a href=javascript:void(0)>x</a>", /address javascript:/],
  ["<a href='data:text/html,x'>x</a>", /address data:/],
  ["<a href=//x.invalid>x</a>", /address file:/],
  ["<img src=x.invalid>", /asked for/],
  ["<p style='background:url(https://x.invalid)'>x</p>", /asked for/],
  ["<p style='color:red'>x</p>", /attribute style/],
  ["<style>p{color:red}</style>", /styles/],
  ["<iframe srcdoc='<script>parent.xss()</script>'></iframe>", /an attack ran/],
  ["<form><button>x</button></form>", /element form/],
  ["<base href=https://x.invalid>", /element base/],
  ["<meta http-equiv=refresh content='0;url=https://x.invalid'>", /asked for/],
  ["<link rel=stylesheet href=https://x.invalid>", /asked for/],
  ["<svg><a xlink:href=x><text>x</text></a></svg>", /element svg/],
  ["<math><mi>x</mi></math>", /element math/],
  ["<!-- x -->", /comment/],
  ["<script>alert(1)</script>", /dialog/],
  ["<script>console.log(1)</script>", /console/],
  ["<script>throw 1</script>", /error/],
  ["<script>location = 'https://x.invalid'</script>", /asked for/],
  ["<p class='a\"b'>x</p>", /class="a"b"/],
];

// Runs in the page.
function alive(markdown) {
  const common = ["id", "class", "lang", "dir"];
  const allowed = {
    ...Object.fromEntries(
      ("html head title body header main footer h1 h2 h3 h4 h5 h6 p strong em mark sup bdi br dl dt" +
        " dd blockquote table caption thead tbody tr style").split(" ").map((name) => [name, common]),
    ),
    meta: ["charset", "name", "content", "http-equiv"],
    div: [...common, "role", "tabindex", "aria-label"],
    section: [...common, "role", "aria-label"],
    nav: [...common, "aria-label"],
    span: [...common, "aria-hidden"],
    a: [...common, "href", "role", "aria-label"],
    th: [...common, "scope"],
    td: [...common, "colspan"],
  };
  if (markdown) {
    allowed.section.push("data-footnotes");
    allowed.a.push("data-footnote-ref", "data-footnote-backref", "data-footnote-backref-idx");
    Object.assign(allowed, { ol: common, li: common });
    for (const name of ["th", "td"]) allowed[name].push("align");
  }
  const words = {
    class: /^[\w -]*$/,
    lang: /^[\w-]+$/,
    dir: /^(ltr|rtl|auto)$/,
    role: /^[a-z-]+$/,
    tabindex: /^0$/,
    colspan: /^\d+$/,
    // Letters of any script, for the keys of notes.
    id: /^[\p{L}\p{N}_.-]+$/u,
  };
  const found = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if ([Node.COMMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE].includes(node.nodeType)) {
      found.push(`comment: ${node.data}`);
    }
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const name = node.localName;
    const mine = node.namespaceURI === "http://www.w3.org/1999/xhtml" ? allowed[name] : undefined;
    if (mine === undefined) found.push(`element ${name}`);
    if (node.shadowRoot) found.push(`shadow root in ${name}`);
    for (const attribute of mine ? node.attributes : []) {
      if (!mine.includes(attribute.name)) found.push(`attribute ${attribute.name} of ${name}`);
      if (words[attribute.name] && !words[attribute.name].test(attribute.value)) {
        found.push(`attribute ${attribute.name}="${attribute.value}" of ${name}`);
      }
    }
  }
  for (const link of document.links) {
    const written = link.getAttribute("href");
    const within = /^([a-z0-9-]+\.(html|md))?(#[\p{L}\p{N}_.%-]+)?$/u.test(written);
    const outside = ["http:", "https:", "mailto:"].includes(link.protocol);
    if (!within && !outside) found.push(`address ${link.href}`);
  }
  const policies = document.querySelectorAll("meta[http-equiv]");
  const styles = document.querySelectorAll("style");
  if (policies.length !== (markdown ? 0 : 1)) found.push(`${policies.length} policies`);
  if (styles.length !== (markdown ? 0 : 1)) found.push(`${styles.length} styles`);
  return { found, policy: policies[0]?.content, style: styles[0]?.textContent };
}

// Runs in the page: all that a reader can do there, but to go where a link of the web leads.
function touched() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && ["http:", "https:", "mailto:", "file:"].includes(link.protocol)) event.preventDefault();
  });
  const events = ["pointerover", "mouseover", "mouseenter", "mousemove", "focus", "focusin", "keydown"];
  for (const node of document.querySelectorAll("*")) {
    for (const name of events) node.dispatchEvent(new Event(name, { bubbles: true }));
    if (node.tabIndex >= 0) node.focus();
    node.click?.();
  }
}

/** A function that opens a file in a page of its own, does what a reader can do, and tells all. */
async function watched(browser, options) {
  const context = await browser.newContext(options);
  await context.addInitScript((ran) => {
    window.xss = () => console.error(ran);
  }, RAN);
  return async (file) => {
    const page = await context.newPage();
    const address = pathToFileURL(resolve(file)).href;
    const seen = [];
    page.on("console", (message) => seen.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => seen.push(`error: ${error}`));
    page.on("popup", (popup) => seen.push(`popup: ${popup.url()}`));
    page.on("dialog", (dialog) => {
      seen.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on("framenavigated", (frame) => {
      if (frame.url().split("#")[0] !== address) seen.push(`went to ${frame.url()}`);
    });
    await page.route("**", (route) => {
      const url = route.request().url();
      if (url === address) return route.continue();
      seen.push(`asked for ${url}`);
      return route.abort();
    });
    let held = { found: [] };
    try {
      await page.goto(address, { waitUntil: "load" });
      held = await page.evaluate(alive, file.endsWith(".md.html"));
      await page.evaluate(touched);
      await page.waitForTimeout(PATIENCE);
    } catch (error) {
      seen.push(`error: ${error.message}`);
    }
    await page.close();
    return { ...held, seen: [...seen, ...held.found] };
  };
}

function hashed(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** What is wrong with the policy: it must allow the style of the page and nothing else. */
function lax({ policy, style }, file) {
  if (file.endsWith(".md.html")) return [];
  const wanted = `default-src 'none'; style-src '${hashed(style ?? "")}'; base-uri 'none'; form-action 'none'`;
  return policy === wanted ? [] : [`policy: ${policy}`];
}

/** The checks must find each unsafe piece in a page, and the policy alone must make it harmless. */
async function proven(bare, guarded, sample) {
  const folder = mkdtempSync(join(tmpdir(), "unsafe-"));
  const file = join(folder, "page.html");
  try {
    for (const [piece, expected] of UNSAFE) {
      writeFileSync(file, sample.replace("<main>", () => `<main>${piece}`));
      const { seen } = await bare(file);
      if (!seen.some((line) => expected.test(line))) {
        fail(`the checks do not see ${piece}: ${seen.join("; ") || "nothing"}`);
      }
      // No policy keeps a page from leading to another.
      if (piece.includes("refresh")) continue;
      const leaked = (await guarded(file)).seen.filter((line) => /ran|asked for|dialog/.test(line));
      if (leaked.length > 0) fail(`the policy lets through ${piece}: ${leaked.join("; ")}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const files = process.argv.slice(2);
const first = files.find((file) => !file.endsWith(".md.html"));
if (first === undefined) fail("usage: node attacked.mjs FILE.html...");
const browser = await launch().catch((error) => fail(`the browser does not start: ${error.message}`));
let count = 0;
try {
  const bare = await watched(browser, { bypassCSP: true });
  await proven(bare, await watched(browser, {}), readFileSync(first, "utf8"));
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const page = await bare(file);
      for (const finding of [...page.seen, ...lax(page, file)]) {
        console.log(`${file}: ${finding.replace(/\s+/g, " ")}`);
        count += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
} catch (error) {
  fail(error.message);
} finally {
  await browser.close();
}
console.log(`${files.length} attacked page${files.length === 1 ? "" : "s"} opened, ${count} found`);
process.exitCode = count > 0 ? 1 : 0;
