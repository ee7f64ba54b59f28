// SPDX-License-Identifier: Apache-2.0
/**
 * An exhibit: one entry with its text, and who stored and acknowledged it (docs/spec/08 §5.5).
 *
 * 1. The entry and each answer are proven by E, and by M where it is there; receipts by the R of their holders.
 * 2. Two roots for one size, or two leaves at one index, of one journal are a fork.
 *
 * It does not ask whether who answered was addressed.
 */

import { equal, hex } from "./bytes.js";
import { commitmentOf, quoted } from "./body.js";
import { bracketOf } from "./bracket.js";
import { checkpointOf } from "./checkpoint.js";
import { judge } from "./entry.js";
import { leafOf, verifyInclusion } from "./merkle.js";
import { noteOf } from "./note.js";
import { proofOf } from "./proof.js";
import { openCheckpoint, openPq, openReceipt } from "./transcript.js";
import { Code, refuse } from "./refused.js";

const MUST = ["entry", "entry.tlog-proof", "salt", "body"];

/** The journal that a proof's checkpoint is of. */
function journalOf(proof, journals) {
  const { origin } = checkpointOf(noteOf(proof.checkpoint).text);
  const found = [...journals.values()].find((journal) => journal.origin === origin);
  return found ?? refuse(Code.BAD_GRANT, "a proof by a journal whose keys are not here");
}

class Seen {
  constructor(findings) {
    this.findings = findings;
    this.roots = new Map();
    this.leaves = new Map();
  }

  /** Takes up what an author signed; a contradiction is a fork. */
  take(journal, checkpoint, index, leaf, where) {
    const fork = (map, key, value) => {
      const held = map.get(key) ?? value;
      map.set(key, held);
      return !equal(held, value);
    };
    const roots = fork(this.roots, `${journal.id}/${checkpoint.size}`, checkpoint.root);
    const leaves = fork(this.leaves, `${journal.id}/${index}`, leaf);
    if (roots || leaves) this.findings.fork(where, `${journal.id} signed two records that cannot both be true`);
  }
}

/** What is proven of an entry's five files: {journal, seq, leaf, kind, body, time}, or null. */
async function openProven(file, folder, context) {
  const { findings, identity, journals, seen, used } = context;
  const get = (name) => file.get(folder + name);
  const missing = MUST.filter((name) => get(name) === null);
  for (const name of missing) findings.incomplete(Code.BAD_EXPORT, folder + name, "a member that must be there is not");
  if (missing.length > 0) return null;
  const leaf = await leafOf(get("entry"));
  const proven = await findings.attempt(`${folder}entry.tlog-proof`, async () => {
    const proof = proofOf(get("entry.tlog-proof"));
    const journal = journalOf(proof, journals);
    used.add(journal.id);
    const checkpoint = await openCheckpoint(proof.checkpoint, journal);
    await verifyInclusion(proof.index, checkpoint.size, leaf, checkpoint.root, proof.hashes);
    seen.take(journal, checkpoint, proof.index, leaf, `${folder}entry.tlog-proof`);
    return { journal, seq: proof.index, leaf };
  });
  if (proven === null) return null;
  const { journal, seq } = proven;
  const pq = get("pq.tlog-proof");
  if (pq !== null && (await checkPq(pq, `${folder}pq.tlog-proof`, proven, context)) === null) return null;
  const id = `${hex(identity.lineId.subarray(0, 8))}/${journal.id}/${seq}`;
  const entry = judge(get("entry"), { lineId: identity.lineId, index: journal.index, incarnation: journal.incarnation, seq });
  if (entry.mark !== 0) {
    findings.altered(Code.BAD_ENTRY, id, `the entry is void, mark ${entry.mark}`);
    return null;
  }
  const salt = get("salt");
  const fits = salt.length === 32 && equal(entry.commit, await commitmentOf(salt, get("body")));
  if (!fits) {
    findings.altered(Code.BAD_BODY, id, "the text is not the one that the entry commits to");
    return null;
  }
  return { ...proven, ...entry, id, at: seq, body: get("body") };
}

function checkPq(bytes, where, proven, { findings, seen }) {
  const { journal, seq, leaf } = proven;
  return findings.attempt(where, async () => {
    const proof = proofOf(bytes);
    const checkpoint = await openPq(proof.checkpoint, journal);
    if (proof.index !== seq) refuse(Code.BAD_PROOF, "proven at another place");
    await verifyInclusion(seq, checkpoint.size, leaf, checkpoint.root, proof.hashes);
    seen.take(journal, checkpoint, seq, leaf, where);
    return checkpoint;
  });
}

async function checkReceipt(file, place, about, { findings, journals, used }) {
  await findings.attempt(place.name, async () => {
    const id = `${place.party}.${place.number}`;
    const holder = journals.get(id) ?? refuse(Code.BAD_GRANT, "the keys of the holder are not here");
    used.add(id);
    const proof = proofOf(file.get(place.name));
    if (holder.party === about.journal.party || proof.index !== about.seq) refuse(Code.BAD_EXPORT, "a receipt for another entry");
    const checkpoint = await openReceipt(proof.checkpoint, holder, about.journal);
    await verifyInclusion(proof.index, checkpoint.size, about.leaf, checkpoint.root, proof.hashes);
    findings.remark("receipt", about.id, `${id} stated that it holds it`, { holder: id, time: checkpoint.time });
  });
}

async function checkAnswer(file, folder, place, about, context) {
  const answer = await openProven(file, folder, context);
  if (answer === null) return null;
  const { findings } = context;
  const wrong = (detail) => findings.altered(Code.BAD_EXPORT, folder, detail);
  if (answer.journal.id !== `${place.party}.${place.number}` || answer.seq !== place.seq) wrong("an answer that stands elsewhere than its name says");
  const quote = quoted(answer.kind, answer.body);
  const quotes = quote !== null && quote.party === about.journal.index && quote.incarnation === about.journal.incarnation
    && quote.seq === about.seq && equal(quote.leaf, about.leaf);
  if (!quotes) wrong("an answer to another entry");
  else findings.remark("answer", answer.id, `it acknowledges ${about.id}`, { about: about.id });
  return answer;
}

/** For each journal with entries here: the first, the last, and the entries. */
function ranges(proven) {
  const found = new Map();
  for (const entry of proven) found.set(entry.journal.id, [...(found.get(entry.journal.id) ?? []), entry]);
  return [...found.values()].map((entries) => {
    entries.sort((a, b) => (a.seq < b.seq ? -1 : 1));
    return { journal: entries[0].journal, from: entries[0].seq, to: entries.at(-1).seq, entries };
  });
}

/** The entry as what witnesses date. */
function dated(file, { journal, seq, leaf, id }, seen) {
  return {
    journal, first: seq, leaves: [leaf], id, whose: "",
    checkpoint: proofOf(file.get("entry/entry.tlog-proof")).checkpoint,
    root: () => undefined,
    signed: (...said) => seen.take(journal, ...said),
  };
}

/** §5.5. */
export async function checkExhibit(file, identity, journals, findings) {
  const context = { identity, journals, findings, used: new Set(), seen: new Seen(findings) };
  const about = await openProven(file, "entry/", context);
  if (about === null) return [];
  const bracket = await bracketOf(file, dated(file, about, context.seen), context);
  for (const place of file.section("receipts")) await checkReceipt(file, place, about, context);
  const answers = new Map(file.section("answers").map((place) => [place.name.slice(0, place.name.lastIndexOf("/") + 1), place]));
  const proven = [about];
  for (const [folder, place] of answers) {
    const answer = await checkAnswer(file, folder, place, about, context);
    if (answer !== null) proven.push(answer);
  }
  for (const { id, folder } of journals.values()) {
    if (!context.used.has(id)) findings.altered(Code.BAD_EXPORT, folder, "keys that nothing in this file uses");
  }
  return ranges(proven).map((range) => ({ ...range, bracket: range.journal === about.journal ? bracket : null }));
}
