// Opens a report in Chromium and uses it as a person does. Prints what it saw as JSON.
// node browser.cjs PAGE.html FOLDER: pictures and the print go into FOLDER.
// Chromium is steered through its own pipe, so nothing has to be installed beside it.
"use strict";
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const [page, folder] = process.argv.slice(2);
const browser = spawn(
  "chromium",
  ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe", "--no-first-run",
    "--lang=da", "--user-data-dir=" + path.join(folder, "profile"), "about:blank"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], env: { ...process.env, HOME: folder } },
);
const [to, from] = [browser.stdio[3], browser.stdio[4]];
const waiting = new Map();
const listeners = [];
let next = 0;
let rest = "";
from.setEncoding("utf8");
from.on("data", (part) => {
  const messages = (rest + part).split("\0");
  rest = messages.pop();
  for (const message of messages.map((m) => JSON.parse(m))) {
    if (message.id === undefined) listeners.forEach((listener) => listener(message));
    else {
      const { resolve, reject } = waiting.get(message.id);
      if (message.error) reject(new Error(JSON.stringify(message.error)));
      else resolve(message.result);
    }
  }
});
let session;
const call = (method, params = {}) =>
  new Promise((resolve, reject) => {
    waiting.set(++next, { resolve, reject });
    to.write(JSON.stringify({ id: next, method, params, sessionId: session }) + "\0");
  });
const seen = { complaints: [] };
const asked = new Map();
listeners.push(({ method, params }) => {
  if (method === "Network.requestWillBeSent") asked.set(params.requestId, params.request.url);
  // Chromium tells of a request before the page's policy stops it.
  if (method === "Network.loadingFailed" && params.blockedReason === "csp") asked.delete(params.requestId);
  if (method === "Runtime.exceptionThrown") seen.complaints.push(params.exceptionDetails.text);
  if (method === "Log.entryAdded") seen.complaints.push(params.entry.text);
  if (method === "Page.javascriptDialogOpening") seen.complaints.push("dialog " + params.message);
});
const once = (name) => new Promise((resolve) => listeners.push(({ method }) => method === name && resolve()));
const ask = async (expression) => {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
  if (exceptionDetails) throw new Error(expression + ": " + exceptionDetails.exception.description);
  return result.value;
};
const ROWS = `[...document.querySelectorAll("#findings tbody tr")].map((r) => [...r.cells].map((c) => c.innerText))`;
const key = async (name) => {
  const code = { Enter: 13, Tab: 9 }[name];
  const common = { key: name, code: name, windowsVirtualKeyCode: code };
  await call("Input.dispatchKeyEvent", { type: "keyDown", text: name === "Enter" ? "\r" : undefined, ...common });
  await call("Input.dispatchKeyEvent", { type: "keyUp", ...common });
};
const choose = (id, value) =>
  ask(`{ const s = document.getElementById(${JSON.stringify(id)}); s.value = ${JSON.stringify(value)}; s.dispatchEvent(new Event("change")); }`);
const picture = async (name, width) => {
  await call("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false });
  const size = await ask(`({ width: document.documentElement.scrollWidth, height: Math.min(document.documentElement.scrollHeight, 6000) })`);
  const clip = { x: 0, y: 0, width, height: size.height, scale: 1 };
  const { data } = await call("Page.captureScreenshot", { format: "png", clip, captureBeyondViewport: true });
  fs.writeFileSync(path.join(folder, name), Buffer.from(data, "base64"));
  return size.width;
};

const use = async () => {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  session = (await call("Target.attachToTarget", { targetId, flatten: true })).sessionId;
  for (const domain of ["Page", "Network", "Runtime", "Log"]) await call(domain + ".enable");
  const loaded = once("Page.loadEventFired");
  await call("Page.navigate", { url: pathToFileURL(page).href });
  await loaded;
  seen.scripts = await ask(`document.scripts.length`);
  seen.rows = await ask(ROWS);
  seen.language = await ask(`document.documentElement.lang`);
  seen.matching = await ask(`document.getElementById("matching")?.innerText ?? ""`);
  seen.shapes = await ask(`({ areas: document.querySelectorAll("svg path[data-area]").length, dots: document.querySelectorAll("svg circle").length,
    coloured: [...document.querySelectorAll("svg path[data-area]")].map((p) => p.getAttribute("class")).sort() })`);
  const { nodes } = await call("Accessibility.getFullAXTree");
  const roles = ["searchbox", "combobox", "button", "image", "table", "columnheader", "heading"];
  seen.named = nodes.filter((n) => !n.ignored && roles.includes(n.role?.value)).map((n) => [n.role.value, n.name?.value ?? ""]);
  seen.widths = { wide: await picture("wide.png", 1280), narrow: await picture("narrow.png", 390) };
  await call("Emulation.clearDeviceMetricsOverride");
  if (seen.rows.length) await useTable();
  await attack();
  await print();
};

const useTable = async () => {
  // By keyboard: the second heading sorts by business key, once up and once down.
  await ask(`document.querySelectorAll("#findings th button")[1].focus()`);
  await key("Enter");
  seen.up = { sort: await ask(`document.querySelectorAll("#findings th")[1].getAttribute("aria-sort")`), rows: await ask(ROWS) };
  await key("Enter");
  seen.down = { sort: await ask(`document.querySelectorAll("#findings th")[1].getAttribute("aria-sort")`), rows: await ask(ROWS) };
  // By mouse: one level, then a word as well, then everything again.
  seen.levels = await ask(`[...document.getElementById("level").options].map((o) => [o.value, o.text])`);
  await choose("level", seen.levels[1][0]);
  seen.one_level = await ask(ROWS);
  await ask(`document.getElementById("search").focus()`);
  await call("Input.insertText", { text: "SØ" });
  seen.searched = await ask(ROWS);
  await ask(`document.querySelector("#filter button[type=reset]").click()`);
  await ask(`new Promise((done) => setTimeout(done, 20))`);
  seen.reset = await ask(ROWS);
  // A click on the first coloured area shows its findings.
  seen.area = await ask(`(() => { const p = document.querySelector("svg path[data-area].fejl"); if (!p) return null;
    p.dispatchEvent(new MouseEvent("click", { bubbles: true })); return p.querySelector("title").textContent; })()`);
  seen.of_area = await ask(ROWS);
  await ask(`document.querySelector("#filter button[type=reset]").click()`);
  await ask(`new Promise((done) => setTimeout(done, 20))`);
  // The button shows the rest.
  await ask(`(() => { const more = document.getElementById("more"); for (let i = 0; i < 50 && !more.hidden; i++) more.click(); })()`);
  seen.all = (await ask(ROWS)).length;
};

// What would run or leave, if the page's policy let it.
const attack = async () => {
  const before = seen.complaints.length;
  seen.ran = await ask(`(async () => {
    const script = document.createElement("script"); script.textContent = "window.ran = true"; document.head.append(script);
    const picture = new Image(); picture.src = "http://192.0.2.1/x.png"; document.body.append(picture);
    const link = document.createElement("link"); link.rel = "stylesheet"; link.href = "http://192.0.2.1/x.css"; document.head.append(link);
    const fetched = await fetch("http://192.0.2.1/").then(() => true, () => false);
    return Boolean(window.ran) || fetched; })()`);
  seen.refused = seen.complaints.splice(before).length;
};

const print = async () => {
  await call("Emulation.setEmulatedMedia", { media: "print" });
  seen.print = await ask(`({ filter: document.getElementById("filter") && getComputedStyle(document.getElementById("filter")).display })`);
  await call("Emulation.setEmulatedMedia", { media: "" });
  const { data } = await call("Page.printToPDF", { preferCSSPageSize: true, printBackground: true });
  fs.writeFileSync(path.join(folder, "print.pdf"), Buffer.from(data, "base64"));
};

const late = setTimeout(() => { console.error("no answer in 60 s"); browser.kill("SIGKILL"); process.exit(1); }, 60000);
use().then(
  () => {
    console.log(JSON.stringify({ ...seen, requests: [...asked.values()] }));
    clearTimeout(late);
    browser.on("exit", () => process.exit(0));
    session = undefined;
    call("Browser.close").catch(() => {});
  },
  (error) => {
    console.error(error);
    browser.kill("SIGKILL");
    process.exit(1);
  },
);
