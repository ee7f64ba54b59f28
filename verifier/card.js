// SPDX-License-Identifier: Apache-2.0
/**
 * A card: what a party says of itself, signed by the root that is in it (docs/spec/03 §3, §4).
 *
 * 1. To open a card: read it, take the root out of it, verify both lines with it. This shows that one root made all
 *    of it; whose root it is only an anchor shows.
 * 2. Nothing in the certificate is read.
 *
 * It does not judge validity by a clock.
 */

import { ascii, concat, hex, numberOf, sha256 } from "./bytes.js";
import { Type, goodPoint, keyNamed } from "./keys.js";
import { noteOf, verifyNote } from "./note.js";
import { Code } from "./refused.js";
import { Statement } from "./statement.js";

const FIRST = "wasl/card/v1";
const SERIAL = 2 ** 32 - 1;
const ADDRESS = /^[a-z][a-z0-9+.-]{0,31}:[\x21-\x7e]+$/;
const MODULUS = 3329;

/** FIPS 203 §7.2: every coefficient of the ML-KEM key is below the modulus. */
function goodKem(bytes) {
  for (let at = 0; at < 1152; at += 3) {
    const low = bytes[at] | ((bytes[at + 1] & 15) << 8);
    const high = (bytes[at + 1] >> 4) | (bytes[at + 2] << 4);
    if (low >= MODULUS || high >= MODULUS) return false;
  }
  return true;
}

/** One SEQUENCE of DER, its length in the shortest form, and nothing after it. */
function isSequence(bytes) {
  if (bytes[0] !== 0x30) return false;
  if (bytes[1] < 0x80) return bytes.length === 2 + bytes[1];
  const count = bytes[1] & 0x7f;
  if (count < 1 || count > 4 || bytes.length < 2 + count || bytes[2] === 0) return false;
  const length = Number(numberOf(bytes.subarray(2, 2 + count)));
  return length >= 0x80 && bytes.length === 2 + count + length;
}

/** The two root keys under the name that is derived from them. */
export async function rootKeys(ed25519, mlDsa) {
  const digest = await sha256(ascii("wasl/root/v1"), ed25519, mlDsa);
  const name = `wasl/r/${hex(digest.subarray(0, 16))}`;
  return [await keyNamed(name, Type.ED25519, ed25519), await keyNamed(name, Type.ML_DSA_65, mlDsa)];
}

function named(lines, values, first) {
  return values.map((value) => {
    const [id, text] = lines.parts(value, 2);
    return { id: first(id), text: lines.free(text, 120) };
  });
}

/** The statement of a card, unsigned. */
export async function cardOf(bytes) {
  const lines = new Statement(bytes, FIRST, Code.BAD_CARD);
  const party = lines.party(lines.take("party"));
  const serial = lines.number(lines.take("serial"), 1, SERIAL);
  const names = named(lines, lines.repeated("name", 0, 3), (id) => id);
  lines.languages(names.map(({ id }) => id));
  const offices = named(lines, lines.repeated("office", 1, 64), (id) => lines.party(id));
  lines.distinct(offices.map(({ id }) => id));
  const ed25519 = lines.octets(lines.take("root-ed25519"), 32);
  if (!goodPoint(ed25519)) lines.bad("a root key that cannot be one");
  const mlDsa = lines.octets(lines.take("root-ml-dsa-65"), 1952);
  if (!goodKem(lines.octets(lines.take("kem"), 1216))) lines.bad("a key for sealing that cannot be one");
  if (!isSequence(lines.octets(lines.take("tls"), 2, 8192))) lines.bad("not one certificate");
  const urls = lines.repeated("url", 0, 16);
  if (urls.some((url) => url.length > 200 || !ADDRESS.test(url))) lines.bad("an address that cannot be one");
  lines.distinct(urls);
  const from = lines.instant(lines.take("valid-from"));
  const until = lines.instant(lines.take("valid-until"));
  if (until <= from) lines.bad("a card that ends before it begins");
  lines.end();
  const root = await rootKeys(ed25519, mlDsa);
  return { party, serial, names, offices, urls, from, until, root, text: bytes, hash: await sha256(bytes) };
}

/** A card by its note: both lines of the root that is in it. */
export async function openCard(bytes) {
  const note = noteOf(bytes);
  const card = await cardOf(note.text);
  await verifyNote(note, card.root);
  return card;
}

export const sameRoot = (a, b) => a.root[0].name === b.root[0].name;

/** docs/spec/03 §3.6: null if this card may stand for the other, else the code that says why not. */
export function renewalRefused(held, card) {
  if (card.party !== held.party || !sameRoot(card, held)) return Code.BAD_CARD;
  if (hex(card.hash) === hex(held.hash)) return null;
  if (card.serial === held.serial) return Code.ROOT_FORK;
  return card.serial < held.serial ? Code.BAD_CARD : null;
}

const DAMM = [
  "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
];

export const checkDigit = (digits) => Array.from(digits).reduce((state, digit) => DAMM[state][digit], "0");

/** The 40 digits of a card's root, without spaces (03 §4.1). */
export async function fingerprintOf(card) {
  const [ed25519, mlDsa] = card.root;
  const digest = await sha256(concat(ascii("wasl/fingerprint/v1"), ascii(card.party), Uint8Array.of(0)), ed25519.public, mlDsa.public);
  const number = String(numberOf(digest) % 10n ** 32n).padStart(32, "0");
  return number.match(/..../g).map((group) => group + checkDigit(group)).join("");
}
