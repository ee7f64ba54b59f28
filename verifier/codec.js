// SPDX-License-Identifier: Apache-2.0
/**
 * The canonical encoding: a strict profile of CBOR (docs/spec/02 §2).
 *
 * 1. Integers come out as BigInt, so that none is rounded; byte strings as Uint8Array, arrays as Array, texts as
 *    string, and null, true, false as themselves.
 * 2. What is read is written again and compared: there is one encoding of a value, and anything else is refused.
 *
 * It has no maps, tags or floats, and reads no streams.
 */

import { ascii, big, concat, equal, numberOf, textOf } from "./bytes.js";
import { Code, refuse } from "./refused.js";

const DEPTH = 8;
const SIMPLE = new Map([
  [20, false],
  [21, true],
  [22, null],
]);

const bad = (detail) => refuse(Code.NOT_CANONICAL, detail);

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    if (length > this.bytes.length - this.at) bad("the bytes end within an item");
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }

  item(depth) {
    const [first] = this.take(1);
    const major = first >> 5;
    const small = first & 31;
    if (major === 7) return SIMPLE.has(small) ? SIMPLE.get(small) : bad("a value of another kind");
    const number = this.number(small);
    if (major === 0) return number;
    if (major === 1) return -1n - number;
    if (major > 4) bad("a map or a tag");
    if (number > BigInt(this.bytes.length)) bad("a length beyond the end");
    const length = Number(number);
    if (major === 2) return this.take(length).slice();
    if (major === 3) return textOf(this.take(length)) ?? bad("a text that is not UTF-8");
    if (depth >= DEPTH) bad("arrays are nested too deep");
    return Array.from({ length }, () => this.item(depth + 1));
  }

  number(small) {
    if (small < 24) return BigInt(small);
    if (small > 27) bad("an indefinite or reserved length");
    return numberOf(this.take(1 << (small - 24)));
  }
}

function head(major, number) {
  if (number < 24n) return Uint8Array.of((major << 5) | Number(number));
  const power = [1, 2, 4, 8].findIndex((length) => number < 1n << BigInt(8 * length));
  return concat(Uint8Array.of((major << 5) | (24 + power)), big(number, 1 << power));
}

/** The one encoding of a value that `decode` can give. */
export function encode(value) {
  if (value === false) return Uint8Array.of(0xf4);
  if (value === true) return Uint8Array.of(0xf5);
  if (value === null) return Uint8Array.of(0xf6);
  if (typeof value === "bigint") return value < 0n ? head(1, -1n - value) : head(0, value);
  if (typeof value === "string") return concat(head(3, BigInt(ascii(value).length)), ascii(value));
  if (value instanceof Uint8Array) return concat(head(2, BigInt(value.length)), value);
  return concat(head(4, BigInt(value.length)), ...value.map(encode));
}

/** The value of these bytes; all of them, or they are refused. */
export function decode(bytes) {
  const reader = new Reader(bytes);
  const value = reader.item(0);
  if (reader.at !== bytes.length) bad("bytes behind the item");
  if (!equal(encode(value), bytes)) bad("not the shortest encoding");
  return value;
}
