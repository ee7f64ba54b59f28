// SPDX-License-Identifier: Apache-2.0
/**
 * The verdict on one file (docs/spec/08 §5): what `wasl verify` says, by another hand.
 *
 * 1. `verify` gives a verdict, or throws `Refused`: no file of this kind, or an anchor that does not hold up.
 * 2. Whatever the bytes, nothing else is thrown.
 *
 * It reads nothing and asks nobody: bytes in, verdict out.
 */

import { cardAnchor, checkAnchors, fingerprintAnchor } from "./anchor.js";
import { beginsLikeOurs, read } from "./archive.js";
import { hex } from "./bytes.js";
import { checkExhibit } from "./exhibit.js";
import { File, checkMembers, kindOf } from "./file.js";
import { Findings } from "./findings.js";
import { checkFork } from "./fork.js";
import { openIdentity, openJournals } from "./identity.js";
import { Code, Refused } from "./refused.js";
import { checkTranscript } from "./transcript.js";

const CHECKS = { transcript: checkTranscript, exhibit: checkExhibit, fork: checkFork };

/** Seconds since 1970 as RFC 3339 in UTC. */
export function instantOf(seconds) {
  return new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}

function reported({ journal, from, to, entries, bracket, branches }) {
  const last = entries.findLast(({ mark }) => mark === 0);
  return {
    party: journal.party,
    incarnation: Number(journal.incarnation),
    from: Number(from),
    to: Number(to),
    headTime: last === undefined ? null : instantOf(last.time),
    bracket: bracket ?? null,
    entries,
    branches: branches ?? [],
  };
}

function result(kind, findings, anchored, identity, journals) {
  return {
    verdict: findings.verdict(anchored),
    kind,
    anchored,
    lineId: identity?.lineId ? hex(identity.lineId) : null,
    identity,
    journals: journals.map(reported),
    problems: findings.told(),
    remarks: findings.remarks,
  };
}

/** Step 1: the members, or null where the file begins like one of ours and is altered. */
function membersOf(bytes, findings) {
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof Refused) || !beginsLikeOurs(bytes)) throw error;
    findings.altered(Code.BAD_EXPORT, "", error.message);
    return null;
  }
}

/** The anchors of cards (bytes) and of fingerprints (PARTY=DIGITS), or refused. */
export async function anchorsOf(cards, fingerprints) {
  const anchors = fingerprints.map(fingerprintAnchor);
  for (const card of cards) anchors.push(await cardAnchor(card));
  return anchors;
}

/** The verdict on the bytes of a file. */
export async function verify(bytes, { cards = [], fingerprints = [] } = {}) {
  const anchors = await anchorsOf(cards, fingerprints);
  const findings = new Findings();
  const members = membersOf(bytes, findings);
  if (members === null) return result(null, findings, false, null, []);
  const kind = kindOf(members);
  const file = new File(kind, members);
  await checkMembers(file, members, findings);
  const identity = await openIdentity(file, findings);
  if (identity.lineId === null) return result(kind, findings, false, identity, []);
  const journals = await openJournals(file, identity, findings);
  const ranges = await CHECKS[kind](file, identity, journals, findings);
  const authors = new Set([...file.journals(), ...ranges.map(({ journal }) => journal)].map(({ party }) => party));
  const anchored = await checkAnchors(authors, identity, anchors, findings);
  return result(kind, findings, anchored, identity, ranges);
}
