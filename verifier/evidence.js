// SPDX-License-Identifier: Apache-2.0
/**
 * The evidence of a fork as it stands in an entry, and what it proves (docs/spec/05 §4, 08 §5.9).
 *
 * 1. It stands by itself: by the keys of the journal that is named, and the card of its party, it proves or is refused.
 * 2. The same of two sides that a fork file has as members is asked by `isOrdered` and `contradict`.
 *
 * It does not know who tells of the fork.
 */

import { ascii, base64, big, compareText, concat, equal, hex, textOf } from "./bytes.js";
import { checkpointOf } from "./checkpoint.js";
import { openGrant } from "./journal.js";
import { verifySignature } from "./keys.js";
import { verifyInclusion } from "./merkle.js";
import { Code, refuse } from "./refused.js";

const ED25519 = 64;

const none = () => refuse(Code.BAD_PROOF, "this proves no fork");

/** Whether the smaller (size, root) stands first. */
export const isOrdered = (a, b) => a.size < b.size || (a.size === b.size && hex(a.root) < hex(b.root));

/** Whether two grants of one root, in their order, give one incarnation to two nodes. */
export function contradict(a, b) {
  return a.party === b.party && a.incarnation === b.incarnation && !equal(a.node, b.node)
    && compareText(textOf(a.text), textOf(b.text)) < 0;
}

/** A checkpoint of the journal that E (64 bytes) or M (at time 0) has signed; refused if neither has. */
async function verifySide({ size, root, signature }, journal) {
  const text = ascii(`${journal.origin}\n${size}\n${base64(root)}\n`);
  checkpointOf(text); // A size that no journal has is refused.
  const byE = signature.length === ED25519;
  await verifySignature(byE ? journal.e : journal.m, byE ? signature : concat(big(0, 8), signature), text);
}

async function verifyBranches([origin, index, ...sides], journal) {
  const [a, b] = sides.map(([size, root, signature, leaf, proof]) => ({ size, root, signature, leaf, proof }));
  if (origin !== journal.origin || !isOrdered(a, b) || (index === null) !== (a.size === b.size)) none();
  if (index === null && [a, b].some(({ leaf, proof }) => leaf.length + proof.length > 0)) none();
  if (index !== null && equal(a.leaf, b.leaf)) none();
  for (const side of [a, b]) {
    await verifySide(side, journal);
    if (index !== null) await verifyInclusion(index, side.size, side.leaf, side.root, side.proof);
  }
}

async function verifyGrants(notes, journal, card) {
  const [a, b] = [await openGrant(ascii(notes[0]), card), await openGrant(ascii(notes[1]), card)];
  if (a.party !== journal.party || a.incarnation !== journal.incarnation || !contradict(a, b)) none();
}

/** Refused unless this content of a FORK entry proves a fork of the journal that it names. */
export async function verifyEvidence([, , evidence], journal, card) {
  if (evidence.length === 2) await verifyGrants(evidence, journal, card);
  else await verifyBranches(evidence, journal);
}
