// SPDX-License-Identifier: Apache-2.0
/**
 * The page: files in, a verdict out, in three languages.
 *
 * 1. Whatever comes out of a file is set as text, never as markup; characters that cannot be seen are shown as boxes.
 * 2. Ids, hashes and times stand in runs of their own, from left to right.
 *
 * It judges nothing by itself: `verify` does.
 */

import { bodyOf, spelled } from "../body.js";
import { Refused } from "../refused.js";
import { instantOf, verify } from "../verify.js";
import { LANGUAGES, WORDS } from "./words.js";

const MESSAGE = 16n;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]/u;

const of = (id) => document.getElementById(id);
const state = { language: "en", said: null };

function make(tag, text, name) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (name !== undefined) element.className = name;
  return element;
}

/** A run from left to right within any text. */
function run(text) {
  const element = make("bdi", text, "run");
  element.dir = "ltr";
  return element;
}

/** Text of a file, with what cannot be seen made visible. */
function plain(text) {
  const block = make("p", undefined, "text");
  block.dir = "auto";
  for (const letter of text) {
    const hidden = INVISIBLE.test(letter) && letter !== "\n";
    block.append(hidden ? make("span", `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`, "box") : letter);
  }
  return block;
}

function section(title, rows) {
  if (rows.length === 0) return [];
  const list = make("ul");
  for (const row of rows) {
    const item = make("li");
    item.append(...row);
    list.append(item);
  }
  return [make("h2", title), list];
}

function texts(journals, words) {
  return journals.flatMap(({ entries }) => entries).filter(({ mark, body }) => mark === 0 && body).map(({ id, kind, flags, time, body }) => {
    const items = bodyOf(body);
    const read = items && (kind === MESSAGE && typeof items[7] === "string" ? items[7] : `${kind}: ${spelled(items)}`);
    const said = read === null ? make("p", words.unknown, "quiet") : plain(read);
    const marks = `${words.traffic[Number(flags >> 2n) & 3]} · ${words.precedence[Number(flags) & 3]} · `;
    return [run(id), " ", make("span", marks, "marks"), run(instantOf(time)), said];
  });
}

function show() {
  const words = WORDS[state.language];
  document.documentElement.lang = state.language;
  document.documentElement.dir = state.language === "ar" ? "rtl" : "ltr";
  document.title = words.title;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
  const place = of("verdict");
  place.replaceChildren();
  if (state.said === null) return;
  const { verdict, kind, anchored, lineId, journals, problems, remarks } = state.said;
  place.dataset.verdict = verdict;
  place.append(make("p", words[verdict], "verdict"));
  if (lineId) place.append(make("p", anchored ? words.anchored : words.notAnchored), run(lineId));
  place.append(
    ...section(words.journals, journals.map(({ party, incarnation, from, to, headTime }) => [
      run(`${party}.${incarnation}`), ` ${words.range} `, run(`${from} – ${to}`), ` ${words.stated} `, run(headTime ?? "–")])),
    ...section(words.problems, problems.map(({ code, where, detail }) => [run(code), " ", run(where), " ", run(detail)])),
    ...section(words.remarks, remarks.map(({ kind: remark, where, detail }) => [run(remark), " ", run(where), " ", run(detail)])),
    ...section(words.entries, texts(journals, words)));
  if (kind) place.append(make("p", words[kind === "fork" ? "forkfile" : kind], "quiet"));
  place.append(make("p", words.limits, "quiet"));
}

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

async function check() {
  const [file] = of("file").files;
  if (file === undefined) return;
  const cards = await Promise.all([...of("cards").files].map(bytesOf));
  const fingerprints = of("digits").value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  try {
    state.said = await verify(await bytesOf(file), { cards, fingerprints });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problems = [{ code: error.code, where: "", detail: error.message }];
    state.said = { verdict: "refused", kind: null, anchored: false, lineId: null, journals: [], problems, remarks: [] };
  }
  show();
}

/** Files of ours by their suffix; all others are taken for cards. */
function dropped(event) {
  event.preventDefault();
  const [files, cards] = [new DataTransfer(), new DataTransfer()];
  for (const file of event.dataTransfer.files) (/\.wasl-(transcript|exhibit|fork)$/.test(file.name) ? files : cards).items.add(file);
  if (files.files.length > 0) of("file").files = files.files;
  if (cards.files.length > 0) of("cards").files = cards.files;
  check();
}

for (const [id, name] of Object.entries(LANGUAGES)) {
  const option = make("option", name);
  option.value = id;
  of("language").append(option);
}
of("language").addEventListener("change", (event) => {
  state.language = event.target.value;
  show();
});
of("check").addEventListener("click", check);
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", dropped);
show();
