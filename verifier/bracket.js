// SPDX-License-Identifier: Apache-2.0
/**
 * What witnesses say of when entries came to be (docs/spec/08 §5.4, 12 to 14, §5.5, 8 to 10, and §5.8).
 *
 * 1. A key counts if a charter of the file names it. Each of its lines verifies, or the file is altered.
 * 2. A line counts for the leaf that is proven under its own checkpoint, and in a transcript for all before it; an
 *    anchor in one tree with the entries.
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

const least = (a, b) => (b < a ? b : a);

/**
 * What is dated, `about`: the journal, the number of the `first` entry and the `leaves` from there on; `id`, what
 * remarks are about; `whose`, what members name the journal by ("" in an exhibit); the `checkpoint` note that proves
 * them; `root`, which gives the root of a transcript at a size; and `signed`, which takes up what the author signed.
 */
const endOf = ({ first, leaves }) => first + BigInt(leaves.length);

/** The times that witnesses state in one member: [{key, time, to}]. */
async function cosigned(place, about, { file, keys, findings }) {
  const proof = proofOf(file.get(place.name));
  const note = noteOf(proof.checkpoint);
  const checkpoint = checkpointOf(note.text);
  const { origin, e } = about.journal;
  const to = least(place.seq, endOf(about)) - 1n;
  if (to < about.first || proof.index !== to || checkpoint.origin !== origin || checkpoint.size !== place.seq) {
    refuse(Code.BAD_EXPORT, "of another place, journal or size than it must be");
  }
  const leaf = about.leaves[Number(to - about.first)];
  const until = await verifyInclusion(to, checkpoint.size, leaf, checkpoint.root, proof.hashes);
  const byAuthor = signedBy(note, e);
  if (byAuthor) {
    await verifyNote(note, [e]);
    about.signed(checkpoint, to, leaf, place.name);
  }
  if (!equal(until, about.root(to + 1n) ?? until)) {
    if (!byAuthor) refuse(Code.BAD_PROOF, "a witness cosigned another past of these entries");
    findings.fork(place.name, `${about.journal.id} signed another record as well`);
  }
  const named = keys.filter((key) => signedBy(note, key));
  const times = await verifyNote(note, named);
  const found = named.map((key, at) => ({ key, time: times[at], to })).filter(({ time }) => dates(time));
  return found.length > 0 ? found : refuse(Code.BAD_SIGNATURE, "no witness of the line has cosigned it");
}

/** Of the entries up to `to`, by those who have cosigned them all: {time, to, witnesses, among, charter, quorum}, or null. */
function beforeAt({ charters }, times, to) {
  for (const { policy, serial } of charters.toReversed()) {
    const said = (policy?.witnesses ?? []).flatMap(({ id, key }) => {
      const own = times.filter((one) => sameKey(one.key, key)).map(({ time }) => time);
      return own.length === 0 ? [] : [{ id, time: own.reduce(least) }];
    });
    if (said.length === 0) continue;
    said.sort((a, b) => Number(a.time - b.time) || (a.id < b.id ? -1 : 1));
    const ids = said.map(({ id }) => id);
    let taken = 1;
    while (taken < said.length && !reached(policy, ids.slice(0, taken))) taken += 1;
    const witnesses = ids.slice(0, taken);
    return { time: instant(said[taken - 1].time), to: Number(to), witnesses, among: policy.witnesses.length, charter: Number(serial), quorum: reached(policy, witnesses) };
  }
  return null;
}

/** §5.8.1. */
function before(identity, times) {
  const places = [...new Set(times.map(({ to }) => to))].sort((a, b) => (a < b ? 1 : -1));
  const told = places.map((to) => beforeAt(identity, times.filter((one) => one.to >= to), to));
  return told.find(({ quorum }) => quorum) ?? told[0] ?? null;
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

async function after(about, folder, context) {
  const { file, findings } = context;
  const [entry, proof] = ["entry", "entry.tlog-proof"].map((name) => file.get(folder + name));
  if (entry === null || proof === null) {
    findings.incomplete(Code.BAD_EXPORT, folder, "a member that must be there is not");
    return null;
  }
  return findings.attempt(folder, async () => {
    const { index, hashes, checkpoint } = proofOf(proof);
    if (!equal(checkpoint, about.checkpoint) || index >= about.first) {
      refuse(Code.BAD_EXPORT, "it does not stand below the entry, in one tree with it");
    }
    const [head, leaf] = [checkpointOf(noteOf(checkpoint).text), await leafOf(entry)];
    await verifyInclusion(index, head.size, leaf, head.root, hashes);
    about.signed(head, index, leaf, folder);
    return anchored(entry, index, about, context);
  });
}

/** The bracket of entries that hold up, {before, after}, each perhaps null; or null. */
export async function bracketOf(file, about, { identity, findings }) {
  const context = { file, identity, findings, keys: keysOf(identity) };
  const ours = ({ party, number }) => about.whose === (party === undefined ? "" : `${party}.${number}`);
  const times = [];
  for (const place of file.section("witnesses").filter(ours)) {
    times.push(...((await findings.attempt(place.name, () => cosigned(place, about, context))) ?? []));
  }
  const folder = `anchor/${about.whose}${about.whose && "/"}`;
  const said = { before: before(identity, times), after: file.section("anchor").some(ours) ? await after(about, folder, context) : null };
  const words = (to) => (to === about.first ? `entry ${to}` : `entries ${about.first} to ${to}`);
  if (said.before !== null) {
    const { time, to, witnesses, among, charter, quorum } = said.before;
    findings.remark("existed-before", about.id, `${words(BigInt(to))} existed before ${time}, by ${witnesses.length} of ${among} witnesses of charter `
      + `${charter} (${witnesses.join(", ")}); its quorum is ${quorum ? "reached" : "not reached"}`);
  }
  if (said.after !== null) {
    const { time, witness, entry } = said.after;
    findings.remark("placed-after", about.id, `${words(endOf(about) - 1n)} came into the journal after ${time}, by the word of witness ${witness} in entry ${entry}`);
  }
  return said.before === null && said.after === null ? null : said;
}
