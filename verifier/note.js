// SPDX-License-Identifier: Apache-2.0
/**
 * A signed note: a text, an empty line, and lines of signatures (docs/spec/02 §3).
 *
 * 1. Every line whose name and key id are those of a key that is known MUST verify; lines of other keys are passed
 *    over.
 * 2. `openNote` refuses a note that not all of the keys have signed.
 *
 * It does not know what the text says.
 */

import { ascii, bytesOfBase64, equal, hex, textOf } from "./bytes.js";
import { verifySignature } from "./keys.js";
import { Code, refuse } from "./refused.js";

export const NOTE_BYTES = 262_144;
const LINES = 100;

const LINE = /^— ([^\p{White_Space}\p{Cc}+]+) ([A-Za-z0-9+/]+=*)$/u;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

function lineOf(line) {
  const found = LINE.exec(line);
  const bytes = found === null ? null : bytesOfBase64(found[2]);
  if (bytes === null || bytes.length < 5) refuse(Code.BAD_NOTE, "a line that is no signature");
  return { name: found[1], id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** The text (bytes) and the signature lines of a note, none of them verified. */
export function noteOf(bytes) {
  if (bytes.length > NOTE_BYTES) refuse(Code.TOO_LARGE, "a note of more than 262,144 bytes");
  const whole = textOf(bytes) ?? refuse(Code.BAD_NOTE, "a note that is not UTF-8");
  const end = whole.lastIndexOf("\n\n");
  if (end < 0 || !whole.endsWith("\n") || end + 2 === whole.length) refuse(Code.BAD_NOTE, "no note: text, empty line, signatures");
  if (CONTROL.test(whole)) refuse(Code.BAD_NOTE, "a control character in a note");
  const lines = whole.slice(end + 2, -1).split("\n");
  if (lines.length > LINES) refuse(Code.TOO_MANY, "more than 100 lines of signatures");
  return { text: ascii(whole.slice(0, end + 1)), lines: lines.map(lineOf) };
}

/** For each key the time that its line states; refused unless every key has signed, and all its lines verify. */
export async function verifyNote(note, keys) {
  const times = [];
  for (const key of keys) {
    const own = note.lines.filter((line) => line.name === key.name && line.id === key.id);
    if (own.length === 0) refuse(Code.BAD_SIGNATURE, `no signature by ${key.name}`);
    const said = [];
    for (const line of own) said.push(await verifySignature(key, line.signature, note.text));
    times.push(said.reduce((newest, time) => (time > newest ? time : newest)));
  }
  return times;
}

/** The text of a note that all these keys have signed. */
export async function openNote(bytes, keys) {
  const note = noteOf(bytes);
  await verifyNote(note, keys);
  return note.text;
}

/** The whole first line of a note's text: what says of which kind it is. */
export function requireKind(note, first) {
  const start = ascii(`${first}\n`);
  if (!equal(note.text.subarray(0, start.length), start)) refuse(Code.BAD_NOTE, `this is no ${first}`);
}

