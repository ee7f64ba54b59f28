// SPDX-License-Identifier: Apache-2.0
/**
 * The body of an entry: what it says (docs/spec/05 §8), and the commitment to it (05 §2.1).
 *
 * 1. `quoted` reads which entry an acknowledgement or a *shown* speaks of; null where the body does not parse: such a
 *    body is kept, and shown as not understood.
 *
 * 2. `spelled` writes any body as it stands, for people: texts, numbers, bytes in hex.
 *
 * It interprets no other kind.
 */

import { ascii, hex, sha256 } from "./bytes.js";
import { decode } from "./codec.js";
import { Kind, TIME_END } from "./entry.js";
import { Refused } from "./refused.js";

export const BODY_BYTES = 60_000;

export const commitmentOf = (salt, body) => sha256(ascii("wasl/commit/v1"), salt, body);

/** The array of a body, or null. */
export function bodyOf(bytes) {
  try {
    const items = decode(bytes);
    return Array.isArray(items) ? items : null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return null;
  }
}

const BYTES_SHOWN = 64;

/** Any value of a body in one line. Long octets are cut, and their number told. */
export function spelled(value) {
  if (Array.isArray(value)) return `[${value.map(spelled).join(", ")}]`;
  if (typeof value === "string") return `“${value}”`;
  if (!(value instanceof Uint8Array)) return String(value);
  return value.length <= BYTES_SHOWN ? hex(value) : `${hex(value.subarray(0, BYTES_SHOWN))}… (${value.length})`;
}

const isTime = (value) => typeof value === "bigint" && value >= 0n && value < TIME_END;
const isText = (value) => typeof value === "string";

/** A reference, [party, incarnation, seq, leaf hash], as an object; or null. */
export function referenceOf(value) {
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [party, incarnation, seq, leaf] = value;
  const good = [party, incarnation, seq].every((number) => typeof number === "bigint")
    && party >= 0n && party < 1n << 16n && incarnation >= 1n && incarnation < 1n << 32n && seq >= 0n && seq < 1n << 62n
    && leaf instanceof Uint8Array && leaf.length === 32;
  return good ? { party, incarnation, seq, leaf } : null;
}

function acknowledges(items) {
  const [version, , answer, reason, stored, shown, by] = items;
  return items.length === 7 && version === 1n && typeof answer === "bigint" && answer >= 0n && answer <= 4n && isText(reason)
    && isTime(stored) && (shown === null || isTime(shown)) && isText(by);
}

function shows(items) {
  const [version, , shown, by] = items;
  return items.length === 4 && version === 1n && isTime(shown) && isText(by);
}

/** The reference of the entry that an acknowledgement or a *shown* quotes, or null. */
export function quoted(kind, body) {
  const items = bodyOf(body);
  if (items === null) return null;
  const fits = (kind === Kind.ACKNOWLEDGEMENT && acknowledges(items)) || (kind === Kind.SHOWN && shows(items));
  return fits ? referenceOf(items[1]) : null;
}
