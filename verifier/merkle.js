// SPDX-License-Identifier: Apache-2.0
/**
 * The Merkle tree of RFC 6962 with SHA-256 (docs/spec/02 §6, 05 §1).
 *
 * 1. A frontier is the roots of the full subtrees of the first leaves, largest first: what it takes to go on.
 * 2. An inclusion proof has exactly the hashes that its place asks for.
 *
 * It keeps no leaves.
 */

import { equal, sha256 } from "./bytes.js";
import { Code, refuse } from "./refused.js";

const bad = (detail) => refuse(Code.BAD_PROOF, detail);

export const leafOf = (entry) => sha256(Uint8Array.of(0), entry);
export const nodeOf = (left, right) => sha256(Uint8Array.of(1), left, right);

/** How many subtrees the frontier of this size has. */
export const bitsOf = (size) => size.toString(2).replaceAll("0", "").length;

/** Puts one more leaf into a frontier of this size, in place. */
export async function append(frontier, size, leaf) {
  let root = leaf;
  for (let rest = size; rest & 1n; rest >>= 1n) root = await nodeOf(frontier.pop(), root);
  frontier.push(root);
}

/** The root over a frontier. */
export async function rootOf(frontier) {
  if (frontier.length === 0) return sha256();
  let root = frontier.at(-1);
  for (const left of frontier.slice(0, -1).reverse()) root = await nodeOf(left, root);
  return root;
}

/** RFC 9162 §2.1.3.2; refused unless the leaf is at this index under the root. The root of the leaves up to this one. */
export async function verifyInclusion(index, size, leaf, root, proof) {
  if (index >= size) bad("an index beyond the size");
  if ([leaf, root, ...proof].some((hash) => hash.length !== 32)) bad("a hash that is none");
  let [at, last, hash, until] = [index, size - 1n, leaf, leaf];
  for (const sibling of proof) {
    if (last === 0n) bad("a proof that is too long");
    if (at & 1n || at === last) {
      hash = await nodeOf(sibling, hash);
      until = await nodeOf(sibling, until);
      while (!(at & 1n) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      hash = await nodeOf(hash, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  if (last !== 0n) bad("a proof that is too short");
  if (!equal(hash, root)) bad("the proof does not lead to the root");
  return until;
}
