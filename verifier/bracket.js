// SPDX-License-Identifier: Apache-2.0
/**
 * What witnesses say in an exhibit of when its entry came to be (docs/spec/08 §5.5, 8 to 10, and §5.8).
 *
 * 1. A key counts if a charter of the file names it. Each of its lines verifies, or the file is altered.
 * 2. A line counts for the leaf that is proven under its own checkpoint; an anchor in one tree with the entry.
 * 3. Too few witnesses for the quorum are a remark, and nothing said is nothing said.
 *
 * The times are the witnesses' clocks.
 */

import { ascii, equal, hex } from "./bytes.js";
import { checkpointOf } from "./checkpoint.js";
import { Kind, judge } from "./entry.js";
import { verifySignature } from "./keys.js";
import { leafOf, verifyInclusion } from "./merkle.js";
import { noteOf, verifyNote } from "./note.js";
import { proofOf } from "./proof.js";
import { Code, refuse } from "./refused.js";
import { reached } from "./witnesses.js";

const YEAR_10000 = 253_402_300_800n;

const dates = (time) => time > 0n && time < YEAR_10000;
const instant = (seconds) => new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
const sameKey = (a, b) => a.name === b.name && a.type === b.type && equal(a.public, b.public);
const signedBy = (note, key) => note.lines.some(({ name, id }) => name === key.name && id === key.id);

/** The keys of all witnesses of all charters, each once. */
function keysOf({ charters }) {
  const keys = [];
  for (const { key } of charters.flatMap(({ policy }) => policy?.witnesses ?? [])) {
    if (!keys.some((one) => sameKey(one, key))) keys.push(key);
  }
  return keys;
}

/** The times that witnesses state in one member: [{key, time}]. */
async function cosigned(place, about, { file, keys, seen }) {
  const proof = proofOf(file.get(place.name));
  const note = noteOf(proof.checkpoint);
  const checkpoint = checkpointOf(note.text);
  const { origin, e } = about.journal;
  if (proof.index !== about.seq || checkpoint.origin !== origin || checkpoint.size !== place.seq) {
    refuse(Code.BAD_EXPORT, "of another place, journal or size than it must be");
  }
  await verifyInclusion(proof.index, checkpoint.size, about.leaf, checkpoint.root, proof.hashes);
  if (signedBy(note, e)) {
    await verifyNote(note, [e]);
    seen.take(about.journal, checkpoint, proof.index, about.leaf, place.name);
  }
  const named = keys.filter((key) => signedBy(note, key));
  const times = await verifyNote(note, named);
  const found = named.map((key, at) => ({ key, time: times[at] })).filter(({ time }) => dates(time));
  return found.length > 0 ? found : refuse(Code.BAD_SIGNATURE, "no witness of the line has cosigned it");
}

/** §5.8.1: {time, witnesses, among, charter, quorum}, or null. */
function before({ charters }, times) {
  for (const { policy, serial } of charters.toReversed()) {
    const said = (policy?.witnesses ?? []).flatMap(({ id, key }) => {
      const own = times.filter((one) => sameKey(one.key, key)).map(({ time }) => time);
      return own.length === 0 ? [] : [{ id, time: own.reduce((least, time) => (time < least ? time : least)) }];
    });
    if (said.length === 0) continue;
    said.sort((a, b) => Number(a.time - b.time) || (a.id < b.id ? -1 : 1));
    const ids = said.map(({ id }) => id);
    let taken = 1;
    while (taken < said.length && !reached(policy, ids.slice(0, taken))) taken += 1;
    const witnesses = ids.slice(0, taken);
    return { time: instant(said[taken - 1].time), witnesses, among: policy.witnesses.length, charter: Number(serial), quorum: reached(policy, witnesses) };
  }
  return null;
}

/** The cosignature in an anchor entry that is proven to stand at `seq`: {time, witness, entry}, or null. */
async function anchored(bytes, seq, about, { identity, keys }) {
  const { journal } = about;
  const entry = judge(bytes, { lineId: identity.lineId, index: journal.index, incarnation: journal.incarnation, seq });
  if (entry.mark !== 0) refuse(Code.BAD_ENTRY, `the entry is void, mark ${entry.mark}`);
  if (entry.kind !== Kind.ANCHOR) refuse(Code.BAD_EXPORT, "the entry is no anchor");
  const [name, id, size, root, time, signature] = entry.content;
  const named = keys.filter((key) => key.name === name && key.id === hex(id));
  if (named.length === 0) refuse(Code.BAD_EXPORT, "an anchor by a witness that no charter names");
  const text = ascii(`${journal.origin}\n${size}\n${btoa(String.fromCharCode(...root))}\n`);
  const stamp = Uint8Array.from({ length: 8 }, (_, at) => Number((time >> BigInt(56 - 8 * at)) & 255n));
  for (const key of named) await verifySignature(key, Uint8Array.of(...stamp, ...signature), text);
  if (!dates(time)) return null;
  const witnesses = identity.charters.toReversed().flatMap(({ policy }) => policy?.witnesses ?? []);
  return { time: instant(time), witness: witnesses.find(({ key }) => sameKey(key, named[0])).id, entry: Number(seq) };
}

async function after(about, context) {
  const { file, findings, seen } = context;
  const [entry, proof] = ["anchor/entry", "anchor/entry.tlog-proof"].map((name) => file.get(name));
  if (entry === null || proof === null) {
    findings.incomplete(Code.BAD_EXPORT, "anchor/", "a member that must be there is not");
    return null;
  }
  return findings.attempt("anchor/", async () => {
    const { index, hashes, checkpoint } = proofOf(proof);
    if (!equal(checkpoint, proofOf(file.get("entry/entry.tlog-proof")).checkpoint) || index >= about.seq) {
      refuse(Code.BAD_EXPORT, "it does not stand below the entry, in one tree with it");
    }
    const [head, leaf] = [checkpointOf(noteOf(checkpoint).text), await leafOf(entry)];
    await verifyInclusion(index, head.size, leaf, head.root, hashes);
    seen.take(about.journal, head, index, leaf, "anchor/");
    return anchored(entry, index, about, context);
  });
}

/** The bracket of an entry that holds up, {before, after}, each perhaps null; or null. */
export async function bracketOf(file, about, { identity, findings, seen }) {
  const context = { file, identity, findings, seen, keys: keysOf(identity) };
  const times = [];
  for (const place of file.section("witnesses")) {
    times.push(...((await findings.attempt(place.name, () => cosigned(place, about, context))) ?? []));
  }
  const said = { before: before(identity, times), after: file.section("anchor").length > 0 ? await after(about, context) : null };
  if (said.before !== null) {
    const { time, witnesses, among, charter, quorum } = said.before;
    findings.remark("existed-before", about.id, `it existed before ${time}, by ${witnesses.length} of ${among} witnesses of charter `
      + `${charter} (${witnesses.join(", ")}); its quorum is ${quorum ? "reached" : "not reached"}`);
  }
  if (said.after !== null) {
    const { time, witness, entry } = said.after;
    findings.remark("made-after", about.id, `it was put into its journal after ${time}, by the word of witness ${witness} in entry ${entry}`);
  }
  return said.before === null && said.after === null ? null : said;
}
