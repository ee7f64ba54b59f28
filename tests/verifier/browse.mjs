// SPDX-License-Identifier: Apache-2.0
/**
 * Opens the page in a headless Chromium, gives it files as a person would, and says what it shows.
 *
 * `node browse.mjs CHROMIUM PAGE FOLDER LANGUAGE FILE [CARD…]` prints {verdict, text, dir, errors, requests}, and leaves
 * a picture in FOLDER. It speaks the browser's own protocol, so it takes no package.
 */

import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, page, folder, language, file, ...cards] = process.argv.slice(2);
const soon = () => new Promise((done) => setTimeout(done, 50));

const browser = spawn(chromium, ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
  `--user-data-dir=${folder}/profile`, "about:blank"], { stdio: "ignore" });
const port = path.join(folder, "profile", "DevToolsActivePort");
while (!existsSync(port) || !readFileSync(port, "utf8").includes("\n")) await soon();
const [number] = readFileSync(port, "utf8").split("\n");
const targets = await (await fetch(`http://127.0.0.1:${number}/json/list`)).json();
const socket = new WebSocket(targets.find(({ type }) => type === "page").webSocketDebuggerUrl);
await new Promise((done) => socket.addEventListener("open", done));

const waiting = new Map();
const seen = { errors: [], requests: [] };
let count = 0;
socket.addEventListener("message", ({ data }) => {
  const { id, result, error, method, params } = JSON.parse(data);
  if (id !== undefined) waiting.get(id)(error ? Promise.reject(new Error(error.message)) : result);
  if (method === "Runtime.exceptionThrown") seen.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
  if (method === "Log.entryAdded" && params.entry.level === "error") seen.errors.push(params.entry.text);
  if (method === "Network.requestWillBeSent") seen.requests.push(params.request.url);
});
const ask = (method, params = {}) => new Promise((done) => {
  count += 1;
  waiting.set(count, done);
  socket.send(JSON.stringify({ id: count, method, params }));
});
const evaluate = async (expression) => (await ask("Runtime.evaluate", { expression, returnByValue: true })).result.value;

for (const domain of ["Runtime", "Log", "Network", "Page", "DOM"]) await ask(`${domain}.enable`);
await ask("Page.navigate", { url: pathToFileURL(page).href });
while (!(await evaluate("document.querySelector('#language option') !== null"))) await soon();
await evaluate(`{ const select = document.getElementById("language"); select.value = "${language}"; select.dispatchEvent(new Event("change")); }`);
const { root } = await ask("DOM.getDocument");
for (const [id, files] of [["#file", [file]], ["#cards", cards]]) {
  const { nodeId } = await ask("DOM.querySelector", { nodeId: root.nodeId, selector: id });
  if (files.length > 0) await ask("DOM.setFileInputFiles", { nodeId, files });
}
await evaluate("document.getElementById('check').click()");
while (!(await evaluate("document.getElementById('verdict').dataset.verdict ?? ''")) && seen.errors.length === 0) await soon();
const said = await evaluate("({ verdict: document.getElementById('verdict').dataset.verdict, text: document.getElementById('verdict').innerText, dir: document.documentElement.dir })");
const picture = await ask("Page.captureScreenshot", { captureBeyondViewport: true });
writeFileSync(path.join(folder, "page.png"), Buffer.from(picture.data, "base64"));
process.stdout.write(JSON.stringify({ ...said, ...seen }));
browser.kill();
socket.close();
