// SPDX-License-Identifier: Apache-2.0
/**
 * A checkpoint: the size and the root of a journal (docs/spec/02 §5).
 *
 * 1. `headOf` reads what a cosigner signs of any log's checkpoint: its first three lines.
 * 2. `checkpointOf` reads one of ours: no more than these, and a size from 1.
 *
 * It knows neither keys nor signatures: those are the note's.
 */

import { ascii, bytesOfBase64, textOf } from "./bytes.js";
import { Code, refuse } from "./refused.js";

const SIZE_END = 1n << 63n;

const bad = () => refuse(Code.BAD_NOTE, "the text is no checkpoint");

/** Origin, size and root, whatever lines follow. */
export function headOf(bytes) {
  const lines = (textOf(bytes) ?? bad()).split("\n");
  const [origin, size, root] = lines;
  if (lines.length < 4 || origin === "" || ascii(origin).length > 255 || !/^(?:0|[1-9][0-9]{0,19})$/.test(size)) bad();
  const hash = bytesOfBase64(root);
  if (hash?.length !== 32 || BigInt(size) >= 1n << 64n) bad();
  return { origin, size: BigInt(size), root: hash, lines: lines.length - 1 };
}

/** Origin, size and root of a journal's checkpoint. */
export function checkpointOf(bytes) {
  const head = headOf(bytes);
  if (head.lines !== 3 || head.size === 0n || head.size >= SIZE_END) bad();
  return head;
}
