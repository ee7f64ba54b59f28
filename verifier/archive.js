// SPDX-License-Identifier: Apache-2.0
/**
 * The file itself: a ZIP in one form only, without compression (docs/spec/08 §1).
 *
 * 1. It is read by its own words, written again, and compared: what differs in any byte is refused.
 * 2. A name stands once, and is never also a folder.
 *
 * It does not know what the members are.
 */

import { ascii, concat, equal } from "./bytes.js";
import { Code, refuse } from "./refused.js";

const LOCAL = 30;
const END = 22;
const DATE = 0x0021;
const NAME_BYTES = 200;
const PARTS = 8;
const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

const bad = (detail) => refuse(Code.BAD_EXPORT, detail);

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Fields of two or four bytes each, the lowest byte first. */
function fields(...pairs) {
  const bytes = new Uint8Array(pairs.reduce((sum, [length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [length, value] of pairs) {
    if (length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += length;
  }
  return bytes;
}

const common = (name, content, crc) => [
  [2, 10], [2, 0], [2, 0], [2, 0], [2, DATE], [4, crc], [4, content.length], [4, content.length], [2, name.length], [2, 0],
];

/** The one file of these members, [[name, content]…]. */
export function write(members) {
  const [files, directory] = [[], []];
  let offset = 0;
  for (const [text, content] of members) {
    const name = ascii(text);
    const crc = crc32(content);
    files.push(fields([4, 0x04034b50], ...common(name, content, crc)), name, content);
    directory.push(
      fields([4, 0x02014b50], [2, 0x030a], ...common(name, content, crc), [2, 0], [2, 0], [2, 0], [4, 0x81a40000], [4, offset]),
      name);
    offset += LOCAL + name.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, members.length], [2, members.length], [4, size], [4, offset], [2, 0]);
  return concat(...files, ...directory, end);
}

function member(bytes, view, at) {
  if (at + LOCAL > bytes.length) bad("a header is cut off");
  const [size, length] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
  const start = at + LOCAL + length;
  if (start + size > bytes.length) bad("a member is cut off");
  const name = String.fromCharCode(...bytes.subarray(at + LOCAL, start));
  return [name, bytes.subarray(start, start + size)];
}

function checkNames(names) {
  const folders = new Set();
  for (const name of names) {
    const parts = name.split("/");
    if (name.length > NAME_BYTES || parts.length > PARTS || !parts.every((part) => PART.test(part))) bad(`a name that cannot be: ${name}`);
    for (let count = 1; count < parts.length; count += 1) folders.add(parts.slice(0, count).join("/"));
  }
  if (new Set(names).size !== names.length) bad("a name stands twice");
  if (names.some((name) => folders.has(name))) bad("a name is both a member and a folder");
}

/** The members of a file, [[name, content]…] in its order. */
export function read(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members = [];
  let at = 0;
  while (at + 4 <= bytes.length && view.getUint32(at, true) === 0x04034b50) {
    const [name, content] = member(bytes, view, at);
    members.push([name, content]);
    at += LOCAL + name.length + content.length;
  }
  if (members.length > 65_535 || bytes.length - at < END) bad("not a ZIP of ours");
  checkNames(members.map(([name]) => name));
  if (!equal(write(members), bytes)) bad("not the one form of its members");
  return members;
}

/** Whether a file that is refused begins like one of ours: with a README. */
export function beginsLikeOurs(bytes) {
  const name = ascii("README.txt");
  return bytes.length >= LOCAL + name.length && equal(bytes.subarray(0, 4), Uint8Array.of(0x50, 0x4b, 3, 4))
    && bytes[26] === name.length && bytes[27] === 0 && equal(bytes.subarray(LOCAL, LOCAL + name.length), name);
}
