// SPDX-License-Identifier: Apache-2.0
/**
 * A proof in a file: index, hashes, and the checkpoint that they lead to (docs/spec/02 §6, 08 §2.3).
 *
 * 1. It has its one form: no `extra` line, decimal without a leading zero, base64 in its one spelling.
 *
 * Whether it holds is asked of `merkle` and `note`.
 */

import { ascii, bytesOfBase64, textOf } from "./bytes.js";
import { NOTE_BYTES } from "./note.js";
import { Code, refuse } from "./refused.js";

const HASHES = 64;

const bad = () => refuse(Code.BAD_NOTE, "no proof");

/** Index, hashes and the bytes of the checkpoint's note. */
export function proofOf(bytes) {
  if (bytes.length > NOTE_BYTES + 64 * HASHES) refuse(Code.TOO_LARGE, "a proof that is too large");
  const whole = textOf(bytes) ?? bad();
  const end = whole.indexOf("\n\n");
  if (end < 0) bad();
  const [first, second, ...rest] = whole.slice(0, end).split("\n");
  const extra = second?.startsWith("extra ");
  const [index, ...hashes] = extra ? rest : [second, ...rest];
  if (first !== "c2sp.org/tlog-proof@v1" || !/^index (0|[1-9][0-9]{0,19})$/.test(index ?? "")) bad();
  if (hashes.length > HASHES) bad();
  const proof = hashes.map((line) => bytesOfBase64(line) ?? bad());
  if (proof.some((hash) => hash.length !== 32)) bad();
  if (extra) refuse(Code.NOT_CANONICAL, "an extra line, which nobody signed");
  return { index: BigInt(index.slice(6)), hashes: proof, checkpoint: ascii(whole.slice(end + 2)) };
}
