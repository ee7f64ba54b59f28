// SPDX-License-Identifier: Apache-2.0
/**
 * A fork file: two checkpoints of one journal, or two grants of one root, that cannot both be true (docs/spec/08 §5.6).
 *
 * 1. At one size: two roots. At two sizes: two different leaves at one index, both proven.
 * 2. The smaller (size, root) is `a`.
 *
 * It does not say which is the true one, nor why.
 */

import { base64, bytesOfBase64, equal, textOf } from "./bytes.js";
import { contradict, isOrdered } from "./evidence.js";
import { newestCard } from "./identity.js";
import { granteeOf, openGrant } from "./journal.js";
import { verifyInclusion } from "./merkle.js";
import { noteOf } from "./note.js";
import { proofOf } from "./proof.js";
import { openCheckpoint, openPq } from "./transcript.js";
import { Code, refuse } from "./refused.js";

const LEAF_LINE = 45;

/** By E, or by M at time 0: whichever key the one line is of. */
function openSigned(bytes, journal) {
  const byM = noteOf(bytes).lines.some(({ id }) => id === journal.m.id);
  return byM ? openPq(bytes, journal) : openCheckpoint(bytes, journal);
}

function leafIn(bytes) {
  const text = textOf(bytes) ?? "";
  const leaf = bytes.length === LEAF_LINE && text.endsWith("\n") ? bytesOfBase64(text.slice(0, -1)) : null;
  if (leaf === null || leaf.length !== 32) refuse(Code.NOT_CANONICAL, "not a leaf hash in base64, and a newline");
  return leaf;
}

async function openBranch(file, journal, letter, proven) {
  const get = (name) => file.get(`fork/${letter}.${name}`) ?? new Uint8Array(); // What is not there is not what it should be.
  if (!proven) return openSigned(get("note"), journal);
  const proof = proofOf(get("tlog-proof"));
  const checkpoint = await openSigned(proof.checkpoint, journal);
  const leaf = leafIn(get("leaf"));
  await verifyInclusion(proof.index, checkpoint.size, leaf, checkpoint.root, proof.hashes);
  return { ...checkpoint, index: proof.index, leaf };
}

function proves(a, b, proven) {
  if (!isOrdered(a, b)) return false;
  if (!proven) return a.size === b.size;
  return a.size !== b.size && a.index === b.index && !equal(a.leaf, b.leaf);
}

/** Of a root: two grants of one incarnation to two node keys. */
async function checkGrants(file, identity, findings, names) {
  const grants = await findings.attempt("fork", async () => {
    const [a, b] = ["a", "b"].map((letter) => file.get(`fork/${letter}.grant.note`));
    if (a === null || b === null || names.length !== 2 || file.journals().length > 0) refuse(Code.BAD_EXPORT, "two grants stand alone");
    const card = newestCard(identity, granteeOf(a)) ?? refuse(Code.BAD_EXPORT, "no card of the party is here");
    return [await openGrant(a, card), await openGrant(b, card)];
  });
  if (grants === null) return [];
  const [a, b] = grants;
  if (!contradict(a, b)) {
    findings.altered(Code.BAD_PROOF, "fork", "this proves no fork");
    return [];
  }
  const id = `${a.party}.${a.incarnation}`;
  findings.fork(id, `the root of ${a.party} granted incarnation ${a.incarnation} to two nodes`);
  return [{ journal: { id, party: a.party, incarnation: a.incarnation }, from: 0n, to: -1n, entries: [], grants: true }];
}

/** §5.6. */
export async function checkFork(file, identity, journals, findings) {
  const names = file.section("fork").map(({ name }) => name);
  if (names.some((name) => name.endsWith(".grant.note"))) return checkGrants(file, identity, findings, names);
  if (journals.size !== 1) {
    findings.altered(Code.BAD_EXPORT, "journals", "there must be the keys of exactly one journal");
    return [];
  }
  const proven = !names.some((name) => name.endsWith(".note"));
  const [journal] = journals.values();
  const branches = [];
  for (const letter of ["a", "b"]) {
    branches.push(await findings.attempt(`fork/${letter}`, () => openBranch(file, journal, letter, proven)));
  }
  const [a, b] = branches;
  if (a === null || b === null) return [];
  if (!proves(a, b, proven)) {
    findings.altered(Code.BAD_PROOF, "fork", "this proves no fork");
    return [];
  }
  if (names.length !== (proven ? 4 : 2)) {
    findings.altered(Code.NOT_CANONICAL, "fork", "a member that serves nothing");
    return [];
  }
  findings.fork(journal.id, `${journal.id} signed two records that cannot both be true`);
  const [from, to] = proven ? [a.index, a.index] : [0n, a.size - 1n];
  return [{ journal, from, to, entries: [], branches: branches.map(({ size, root }) => ({ size, root: base64(root) })) }];
}
