// SPDX-License-Identifier: Apache-2.0
/**
 * The files of a range of a journal: entries, openings, the frontier before (docs/spec/08 §2.3).
 *
 * 1. Each is read whole, or refused.
 */

import { numberOf } from "./bytes.js";
import { bitsOf } from "./merkle.js";
import { BODY_BYTES } from "./body.js";
import { Code, refuse } from "./refused.js";

const NO_TEXT = 0xffffffffn;
const SALT = 32;
const SIZE_END = 1n << 63n;

const bad = (detail) => refuse(Code.NOT_CANONICAL, detail);

/** The entries of a bundle: u16 length, bytes. */
export function entriesOf(bytes) {
  const entries = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 2 > bytes.length) bad("a length is cut off");
    const end = at + 2 + ((bytes[at] << 8) | bytes[at + 1]);
    if (end > bytes.length) bad("an entry is cut off");
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** Salt and body for each entry; null where the text is not in the file. */
export function openingsOf(bytes) {
  const openings = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 4 > bytes.length) bad("a length is cut off");
    const length = numberOf(bytes.subarray(at, at + 4));
    at += 4;
    if (length === NO_TEXT) {
      openings.push(null);
      continue;
    }
    if (length < BigInt(SALT) || length > BigInt(SALT + BODY_BYTES) || BigInt(at) + length > BigInt(bytes.length)) bad("an opening that cannot be");
    const end = at + Number(length);
    openings.push({ salt: bytes.subarray(at, at + SALT), body: bytes.subarray(at + SALT, end) });
    at = end;
  }
  return openings;
}

/** Size and frontier where a range begins. */
export function beforeOf(bytes) {
  const size = bytes.length >= 8 ? numberOf(bytes.subarray(0, 8)) : bad("no size");
  if (size >= SIZE_END || bytes.length !== 8 + 32 * bitsOf(size)) bad("not one hash for each bit of the size");
  const frontier = [];
  for (let at = 8; at < bytes.length; at += 32) frontier.push(bytes.subarray(at, at + 32));
  return { size, frontier };
}
