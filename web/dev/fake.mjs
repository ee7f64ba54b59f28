// SPDX-License-Identifier: Apache-2.0
//
// A developers' fake of the desk's server: the HTTP contract and the events, with invented entries, in
// memory. It signs nothing, checks nobody and is not shipped. It sends the headers of the real one, so
// that what they forbid is seen here first.
//
//   node dev/fake.mjs [--port 8490] [--entries 120] [--folder ../src/wasl/console/static]
//
// POST /dev/flash, /dev/stage?n=2, /dev/taken, /dev/deadman?stage=ask, /dev/message, /dev/draft,
// /dev/drop (cuts the sockets), /dev/down?s=20 (answers nothing for a while), /dev/reset

import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { accept } from "./socket.mjs";
import { iso, World } from "./world.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8490" },
    entries: { type: "string", default: "120" },
    folder: { type: "string", default: new URL("../../src/wasl/console/static", import.meta.url).pathname },
  },
});
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const ME = { id: "o1", name: "نقيب سامر العلي", roles: ["duty", "releaser"], offices: ["duty-desk"] };
const fresh = () => new World({ entries: Number(values.entries) });
let world = fresh();
let locked = false;
let down = 0;
let seq = 0;
const sockets = new Set();
const cut = new Set();

const tell = (event) => {
  seq += 1;
  for (const send of sockets) send({ seq, ...event });
};
const watch = () => ({
  type: "watch",
  nobody: false,
  watching: [
    { desk: "desk-1", officer: ME.name, role: "duty", sound: "armed", visible: true },
    { desk: "desk-2", officer: "Lt. Hana Darwish", role: "duty", sound: "armed", visible: true },
  ],
});

function acknowledge(entry, answer, reason, by) {
  const now = Date.now();
  entry.ladder[world.us].acknowledged = { time: iso(now), by, answer, reason };
  entry.ladder[world.us].shown ??= { time: iso(now), by, answer: null, reason: null };
  entry.state = "acknowledged";
  const said = world.ackEntry(entry, now, answer, reason, by);
  world.rings = world.rings.filter((ring) => ring.entry !== entry.id);
  tell({ type: "entry", entry: said });
  tell({ type: "entry", entry });
  tell({ type: "ring-ended", entry: entry.id, why: "acknowledged", by });
  return { id: said.id, state: said.state };
}

function send(body) {
  const line = world.lines().findIndex((one) => one.alias === body.line);
  const entry = world.entry({ ...body, line, author: world.us, at: Date.now() });
  Object.assign(entry, { to_offices: body.to_offices, refs: body.refs ?? [], by: ME.name, label: body.label || null });
  const [ladder] = Object.values(entry.ladder);
  ladder.stored = { time: iso(Date.now()), by: null, answer: null, reason: null };
  entry.state = "stored";
  tell({ type: "entry", entry });
  return { id: entry.id, state: "stored" };
}

const session = () => ({
  party: "northland", title: "Northland, Ministry of Defence", officer: ME, locked, languages: ["ar", "ru", "en"],
  months: "levantine", time_zone: "Asia/Damascus", enrolled: true, version: "0", deadman: { stage: "awake" },
});

function log(alias, query) {
  const at = world.lines().findIndex((one) => one.alias === alias);
  const all = query.get("reverse") ? world.logs[at].toReversed() : world.logs[at];
  const from = Number(query.get("after") ?? 0);
  const to = from + Number(query.get("limit") ?? 100);
  return { entries: all.slice(from, to), cursor: to < all.length ? String(to) : null };
}

function thread(id) {
  const related = new Set([id]);
  for (let grown = 0; grown !== related.size; ) {
    grown = related.size;
    for (const entry of world.logs.flat().slice(-600)) {
      const all = [entry.id, ...entry.refs, entry.amends?.id].filter(Boolean);
      if (all.some((one) => related.has(one))) for (const one of all) related.add(one);
    }
  }
  return { entries: [...related].map((one) => world.find(one)).filter(Boolean) };
}

const ROUTES = {
  "GET /api/session": session,
  "POST /api/session/lock": () => ((locked = true), tell({ type: "session", state: "locked" }), {}),
  "GET /api/lines": () => ({ lines: world.lines() }),
  "GET /api/alarms": () => ({ alarms: world.alarms }),
  "GET /api/drafts": () => ({ drafts: [...world.drafts.values()] }),
  "GET /api/entry": (_, query) => world.find(query.get("id")),
  "GET /api/thread": (_, query) => thread(query.get("id")),
  "GET /api/people": () => ({ officers: [{ ...ME, enrolled: true, disabled: false, watching: true }] }),
  "POST /api/ack": (body) => acknowledge(world.find(body.entry), body.answer, body.reason ?? null, ME.name),
  "POST /api/send": send,
  "POST /api/check": () => ({ id: "x", state: "queued" }),
  "POST /api/alarm-close": (body) => {
    world.alarms = world.alarms.filter((one) => one.code !== body.code);
    return {};
  },
  "POST /dev/flash": () => {
    const { entry, ring } = world.flash();
    tell({ type: "entry", entry });
    tell({ type: "ring", ...ring });
    return { id: entry.id };
  },
  "POST /dev/stage": (_, query) => {
    for (const ring of world.rings) tell({ type: "ring", ...Object.assign(ring, { stage: Number(query.get("n")), roles: ["duty", "releaser"] }) });
    return {};
  },
  "POST /dev/taken": () => {
    const [ring] = world.rings;
    return ring ? acknowledge(world.find(ring.entry), "received", null, "Lt. Hana Darwish (duty)") : {};
  },
  "POST /dev/deadman": (_, query) => (tell({ type: "deadman", stage: query.get("stage") }), {}),
  "POST /dev/message": () => {
    const entry = world.entry({ line: 0, author: "sundria", lang: "ru", precedence: "priority", subject: "Новое сообщение", text: "Просим подтвердить приём.", at: Date.now() });
    world.waits(entry, 0);
    tell({ type: "entry", entry });
    return {};
  },
  "POST /dev/draft": () => {
    const draft = { id: "other-draft", line: "sundria", officer: "Lt. Hana Darwish", updated: iso(Date.now()), fields: { subject: "رد على الاستفسار", text: "نعمل على ", precedence: "priority", to_offices: ["sundria:duty-desk"] } };
    world.drafts.set(draft.id, draft);
    tell({ type: "draft", draft });
    return {};
  },
  "POST /dev/drop": () => (cut.forEach((socket) => socket.destroy()), {}),
  "POST /dev/down": (_, query) => {
    down = Date.now() + 1000 * Number(query.get("s"));
    cut.forEach((socket) => socket.destroy());
    return {};
  },
  "POST /dev/reset": () => ((world = fresh()), (locked = false), (down = 0), cut.forEach((socket) => socket.destroy()), {}),
};

function route(method, path, query, body) {
  const found = ROUTES[`${method} ${path}`];
  if (found) return found(body, query);
  const [, what, name, last] = /^\/api\/(lines|drafts)\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (what === "lines" && last === "log") return log(name, query);
  if (what === "drafts" && method === "PUT") {
    const draft = { ...body, id: name, officer: ME.name, updated: iso(Date.now()) };
    world.drafts.set(name, draft);
    tell({ type: "draft", draft });
    return draft;
  }
  if (what === "drafts" && method === "DELETE") return world.drafts.delete(name), tell({ type: "draft-gone", id: name }), {};
  if (what === "drafts" && last === "take") {
    const draft = { ...world.drafts.get(name), officer: ME.name };
    world.drafts.set(name, draft);
    tell({ type: "draft", draft });
    return draft;
  }
  return undefined;
}

function file(path, response) {
  const inside = normalize(join(values.folder, path === "/" ? "index.html" : path));
  const found = inside.startsWith(values.folder) && existsSync(inside) && extname(inside) ? inside : join(values.folder, "index.html");
  response.writeHead(200, { ...HEADERS, "content-type": TYPES[extname(found)] ?? "application/octet-stream" });
  createReadStream(found).pipe(response);
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://fake");
  if (Date.now() < down && !pathname.startsWith("/dev/")) return request.socket.destroy();
  if (!/^\/(api|dev)\//.test(pathname)) return file(pathname, response);
  let text = "";
  for await (const chunk of request) text += chunk;
  const answer = route(request.method, pathname, searchParams, text && text[0] === "{" ? JSON.parse(text) : {});
  response.writeHead(answer === undefined ? 404 : 200, { ...HEADERS, "content-type": "application/json" });
  response.end(JSON.stringify(answer ?? { error: { code: "WASL-1001", what: "the fake has no such thing", where: pathname, do: "" } }));
});
server.on("upgrade", (request, socket) => {
  if (Date.now() < down) return socket.destroy();
  const send = accept(request, socket, {
    heard: (word) => {
      if (word.type === "watch") tell(watch());
      if (word.type === "silence") tell({ type: "silenced", entry: word.entry, desk: "desk-1", by: ME.name });
    },
    gone: () => (sockets.delete(send), cut.delete(socket)),
  });
  sockets.add(send);
  cut.add(socket);
  send({ seq, type: "hello", desk: "desk-1", resumed: false, time: new Date().toISOString() });
  for (const ring of world.rings) send({ seq: (seq += 1), type: "ring", ...ring });
});
setInterval(() => sockets.forEach((send) => send({ type: "ping", time: new Date().toISOString() })), 15_000);
server.listen(Number(values.port), "127.0.0.1", () => console.log(`fake desk server: http://localhost:${values.port}`));
