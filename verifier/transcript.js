// SPDX-License-Identifier: Apache-2.0
/**
 * A transcript: a range of every journal, each whole, and fitting to the others (docs/spec/08 §5.4).
 *
 * 1. First each journal by itself: entries, openings, the way from the frontier to the signed root, receipts.
 * 2. Then between journals: the forks that are told and proven, the heads that they name, the entries that they quote,
 *    the members that must be there.
 *
 * It knows whose keys they are from `identity`, and does not ask whether they are anchored.
 */

import { ascii, equal, hex } from "./bytes.js";
import { commitmentOf, quoted, referenceOf } from "./body.js";
import { bracketOf } from "./bracket.js";
import { checkpointOf } from "./checkpoint.js";
import { BeforeKeys, Kind, judge } from "./entry.js";
import { verifyEvidence } from "./evidence.js";
import { newestCard, partyAt } from "./identity.js";
import { append, leafOf, rootOf } from "./merkle.js";
import { noteOf, verifyNote } from "./note.js";
import { beforeOf, entriesOf, openingsOf } from "./range.js";
import { Code, refuse, tried } from "./refused.js";

const FILES = ["before", "entries", "openings", "checkpoint.note"];

/** A checkpoint in a file: one line, by this key; with the time that the line states. */
async function openSigned(bytes, key) {
  const note = noteOf(bytes);
  if (note.lines.length !== 1) refuse(Code.BAD_NOTE, "a checkpoint in a file has one line");
  const [time] = await verifyNote(note, [key]);
  return { ...checkpointOf(note.text), time };
}

/** By a key of the journal's author, over its own origin. */
export async function openCheckpoint(bytes, journal, key = journal.e) {
  const checkpoint = await openSigned(bytes, key);
  if (checkpoint.origin !== journal.origin) refuse(Code.BAD_NOTE, "a checkpoint of another journal");
  return checkpoint;
}

/** By the R of a holder, over the origin of another's journal. */
export async function openReceipt(bytes, holder, journal) {
  const checkpoint = await openSigned(bytes, holder.r);
  if (checkpoint.origin !== journal.origin) refuse(Code.BAD_EXPORT, "a receipt for another journal");
  return checkpoint;
}

/** By M, as its author signs: at time 0 (02 §4). */
export async function openPq(bytes, journal) {
  const checkpoint = await openCheckpoint(bytes, journal, journal.m);
  if (checkpoint.time !== 0n) refuse(Code.BAD_NOTE, "a line of M with a time is no author's");
  return checkpoint;
}

/** What `read` makes of a file of the journal; null, and a finding, where it makes nothing. */
function part(file, journal, name, read, findings) {
  return findings.attempt(journal.folder + name, () => read(file.get(journal.folder + name)));
}

function entryId(identity, journal, seq) {
  return `${hex(identity.lineId.subarray(0, 8))}/${journal.id}/${seq}`;
}

async function checkOpenings(range, openings, findings) {
  for (const [at, entry] of range.entries.entries()) {
    const opening = openings[at];
    if (opening === null) {
      if (entry.mark === 0) findings.remark("not-opened", entry.id, "its text is not in this file");
    } else if (entry.commit === null || !equal(entry.commit, await commitmentOf(opening.salt, opening.body))) {
      findings.altered(Code.BAD_BODY, entry.id, "the text is not the one that the entry commits to");
    } else {
      entry.body = opening.body;
    }
  }
}

/** Whose texts an author says to hold no more: not what this file lacks. */
function tellShredded(identity, range, findings) {
  for (const { mark, kind, content, id } of range.entries) {
    if (mark !== 0 || kind !== Kind.SHREDDED) continue;
    const texts = content[3].map(([party, incarnation, first, end]) => {
      const until = end - first > 1n ? ` to /${end - 1n}` : "";
      return `${partyAt(identity, party) ?? `party ${party}`}.${incarnation}/${first}${until}`;
    });
    findings.remark("shredded", id, `${range.journal.party} has shredded texts: ${texts.join(", ")}`, { texts });
  }
}

function checkZero(file, range, findings) {
  const [entry] = range.entries;
  if (range.before.size !== 0n || entry === undefined || entry.mark !== 0) return;
  const same = ["grant.note", "journal.note"].every((name, at) => equal(ascii(entry.content[at]), file.get(range.journal.folder + name)));
  if (!same) findings.altered(Code.BAD_GRANT, entry.id, "entry 0 has other keys than the journal in this file");
}

function checkAdopted(identity, range, findings) {
  for (const { mark, kind, content, id } of range.entries) {
    if (mark !== 0 || kind !== Kind.ADOPT) continue;
    if (!identity.charters.some((charter) => equal(charter.hash, content[0]))) {
      findings.incomplete(Code.BAD_CHARTER, id, "the charter that it adopts is not here");
    }
  }
}

/** The leaves and the root at each size from the beginning of the range on. */
async function grow(range) {
  const frontier = [...range.before.frontier];
  let size = range.before.size;
  const roots = new Map([[size, await rootOf(frontier)]]);
  for (const entry of range.entries) {
    entry.leaf = await leafOf(entry.bytes);
    await append(frontier, size, entry.leaf);
    size += 1n;
    roots.set(size, await rootOf(frontier));
  }
  return { size, roots };
}

function checkRoot(range, findings) {
  const { journal, size, roots, checkpoint } = range;
  range.leads = size === checkpoint.size && equal(roots.get(size), checkpoint.root);
  if (size < checkpoint.size) findings.incomplete(Code.NOT_IN_ORDER, journal.folder, "the last entries of the range are not here");
  else if (!range.leads) findings.altered(Code.BAD_PROOF, journal.folder, "the entries do not lead to the signed root");
}

function within(range, checkpoint, where, findings) {
  if (!range.leads) return false; // Which of the two is wrong cannot be told: nothing is held against it.
  const inside = checkpoint.size >= range.before.size && checkpoint.size <= range.end;
  if (!inside) findings.altered(Code.BAD_EXPORT, where, "a checkpoint of a size outside the range");
  return inside;
}

async function checkPq(file, range, findings) {
  const where = `${range.journal.folder}pq.note`;
  if (file.get(where) === null) return;
  const checkpoint = await findings.attempt(where, () => openPq(file.get(where), range.journal));
  if (checkpoint === null || !within(range, checkpoint, where, findings)) return;
  const root = range.roots.get(checkpoint.size);
  if (root !== undefined && !equal(root, checkpoint.root)) findings.fork(where, `${range.journal.id} signed another record as well`);
}

async function checkReceipts(file, journals, range, findings) {
  for (const place of file.section("journals")) {
    if (place.holder === undefined || `${place.party}.${place.number}` !== range.journal.id) continue;
    const receipt = await findings.attempt(place.name, async () => {
      const holder = journals.get(`${place.holder}.${place.holderNumber}`);
      if (holder === undefined) refuse(Code.BAD_EXPORT, "a receipt by a journal that is not here");
      if (holder.party === range.journal.party) refuse(Code.BAD_EXPORT, "a receipt by the party itself");
      return { ...(await openReceipt(file.get(place.name), holder, range.journal)), holder };
    });
    if (receipt === null || !within(range, receipt, place.name, findings)) continue;
    const root = range.roots.get(receipt.size);
    if (root !== undefined && !equal(root, receipt.root)) {
      findings.altered(Code.RECEIPT_DIFFERS, place.name, "a receipt for another record than the one in this file");
    } else {
      const { holder, size, time } = receipt;
      findings.remark("receipt", range.journal.id, `${holder.id} stated that it holds it up to size ${size}`, { holder: holder.id, size, time });
    }
  }
}

/** One journal by itself, or null where its files are not there or cannot be read. */
async function openRange(file, identity, journals, journal, findings) {
  const missing = FILES.filter((name) => file.get(journal.folder + name) === null);
  for (const name of missing) findings.incomplete(Code.BAD_EXPORT, journal.folder + name, "a member that must be there is not");
  if (missing.length > 0) return null;
  const before = await part(file, journal, "before", beforeOf, findings);
  const bundle = await part(file, journal, "entries", entriesOf, findings);
  const openings = await part(file, journal, "openings", openingsOf, findings);
  const checkpoint = await part(file, journal, "checkpoint.note", (bytes) => openCheckpoint(bytes, journal), findings);
  if ([before, bundle, openings, checkpoint].includes(null)) return null;
  if (openings.length !== bundle.length) {
    findings.altered(Code.BAD_EXPORT, `${journal.folder}openings`, "not as many openings as entries");
    return null;
  }
  const entries = judged(identity, journal, before, bundle, findings);
  const range = { journal, before, entries, checkpoint, end: checkpoint.size };
  Object.assign(range, await grow(range));
  await checkOpenings(range, openings, findings);
  tellShredded(identity, range, findings);
  checkZero(file, range, findings);
  checkAdopted(identity, range, findings);
  checkRoot(range, findings);
  await checkPq(file, range, findings);
  await checkReceipts(file, journals, range, findings);
  return range;
}

/** The entries of a range, each judged at its number. */
function judged(identity, journal, before, bundle, findings) {
  const keys = new BeforeKeys();
  return bundle.map((bytes, at) => {
    const seq = before.size + BigInt(at);
    const place = { lineId: identity.lineId, index: journal.index, incarnation: journal.incarnation, seq };
    const entry = { ...judge(bytes, place), at: seq, bytes, id: entryId(identity, journal, seq), body: null };
    keys.pass(entry);
    if (entry.mark !== 0) findings.remark("void", entry.id, `void entry, mark ${entry.mark}`, { mark: entry.mark });
    return entry;
  });
}

/** §5.9. The ids of journals whose fork an entry proves: each is a finding. */
async function forksTold(identity, journals, ranges, findings) {
  const forked = new Set();
  for (const { entries } of ranges.values()) {
    for (const { mark, kind, content, id } of entries) {
      if (mark !== 0 || kind !== Kind.FORK) continue;
      const journal = journals.get(`${partyAt(identity, content[0])}.${content[1]}`);
      if (journal === undefined || forked.has(journal.id)) continue;
      await tried(async () => {
        await verifyEvidence(content, journal, newestCard(identity, journal.party));
        forked.add(journal.id);
        findings.fork(journal.id, `two records of it, or two grants, that cannot both be true: the proof is in ${id}`);
      }, () => {}); // What proves nothing says nothing.
    }
  }
  return forked;
}

/** Something says another thing of a journal than what is in the file: by a proven fork, it may. */
function contradicted(journal, forked, where, detail, findings) {
  if (forked.has(journal.id)) findings.remark("other-branch", where, `${detail}: that journal has forked`);
  else findings.altered(Code.UNEXPLAINED, where, detail);
}

/** Every head that something in the file names: of which journal, and where it is said. */
function* headsOf(identity, ranges) {
  for (const { journal, entries } of ranges.values()) {
    for (const { mark, kind, seen, content, id } of entries) {
      if (mark !== 0) continue;
      for (const [party, incarnation, size, root] of seen) yield { party: partyAt(identity, party), incarnation, size, root, where: id };
      if (kind !== Kind.CLOSE) continue;
      for (const [incarnation, size, root] of content) yield { party: journal.party, incarnation, size, root, where: id };
    }
    if (journal.former !== null) yield { party: journal.party, ...journal.former, where: `${journal.folder}journal.note` };
  }
  for (const charter of identity.charters) {
    for (const { party, closed } of charter.left) {
      for (const head of closed) yield { party, ...head, where: `charter/${charter.serial}` };
    }
  }
}

/** Where a journal adopts a charter first, or undefined. */
function adoptOf(range, charter) {
  return range.entries.find(({ mark, kind, content }) => mark === 0 && kind === Kind.ADOPT && content[1] === charter.serial);
}

/** Whether this is the file of one who has left, and the journal ends where that one was left out. */
function isLeftOff(identity, ranges, range) {
  return identity.charters.some((charter) => {
    if (charter.left.length === 0 || adoptOf(range, charter) === undefined) return false;
    return [...ranges.values()].every((one) => {
      const adopt = adoptOf(one, charter);
      return adopt === undefined || one.end === adopt.at + 1n;
    });
  });
}

function checkHeads(identity, journals, ranges, forked, findings) {
  const absent = new Set();
  for (const { party, incarnation, size, root, where } of headsOf(identity, ranges)) {
    const id = `${party}.${incarnation}`;
    const range = ranges.get(id);
    if (range === undefined) {
      if (journals.has(id)) continue; // It is here, and could not be read: that is told already.
      if (!absent.has(id)) findings.incomplete(Code.NOT_HERE, where, `the journal ${id} that it names is not here`);
      absent.add(id);
    } else if (size > range.end) {
      if (isLeftOff(identity, ranges, range)) continue;
      findings.incomplete(Code.NOT_IN_ORDER, where, `${id} ends below the head that is named here`);
    } else if (range.leads && size >= range.before.size) {
      const held = range.roots.get(size);
      const detail = `another head of ${id} than the one in this file`;
      if (held !== undefined && !equal(held, root)) contradicted(range.journal, forked, where, detail, findings);
    }
  }
}

function quoteOf({ mark, kind, content, body }) {
  if (mark !== 0) return null;
  if (kind === Kind.CANNOT_OPEN) return referenceOf(content);
  return body === null ? null : quoted(kind, body);
}

function checkQuotes(identity, ranges, forked, findings) {
  for (const { entries } of ranges.values()) {
    for (const entry of entries) {
      const quote = quoteOf(entry);
      const range = quote && ranges.get(`${partyAt(identity, quote.party)}.${quote.incarnation}`);
      const about = range?.entries[Number(quote.seq - range.before.size)];
      const detail = `it quotes another entry than ${about?.id} in this file`;
      if (about && !equal(about.leaf, quote.leaf)) contradicted(range.journal, forked, entry.id, detail, findings);
    }
  }
}

/** What dates a journal must be of one in the file, and of a range with entries. */
function checkDating(file, ranges, findings) {
  const here = new Set(file.section("journals").map(({ party, number }) => `${party}.${number}`));
  for (const { name, party, number } of [...file.section("witnesses"), ...file.section("anchor")]) {
    const id = `${party}.${number}`;
    if (!here.has(id) || ranges.get(id)?.entries.length === 0) findings.altered(Code.BAD_EXPORT, name, "it dates no entry of this file");
  }
}

/** §5.4, 12 to 14: the bracket of a range, or null. */
function dated(file, identity, { journal, before, entries, roots, leads }, findings) {
  if (!leads || entries.length === 0) return null;
  const about = {
    journal, first: before.size, leaves: entries.map(({ leaf }) => leaf), id: journal.id, whose: journal.id,
    checkpoint: file.get(`${journal.folder}checkpoint.note`),
    root: (size) => roots.get(size),
    signed: () => {},
  };
  return bracketOf(file, about, { identity, findings });
}

/** §5.4. The ranges, by the id of their journals. */
export async function checkTranscript(file, identity, journals, findings) {
  const ranges = new Map();
  for (const journal of journals.values()) {
    const range = await openRange(file, identity, journals, journal, findings);
    if (range !== null) ranges.set(journal.id, range);
  }
  const forked = await forksTold(identity, journals, ranges, findings);
  checkHeads(identity, journals, ranges, forked, findings);
  checkQuotes(identity, ranges, forked, findings);
  for (const { party } of identity.charters.at(-1).members) {
    const here = [...journals.values()].some((journal) => journal.party === party);
    if (!here) findings.incomplete(Code.NOT_HERE, party, "a member has no journal in this file");
  }
  checkDating(file, ranges, findings);
  const told = [];
  for (const range of ranges.values()) {
    const bracket = await dated(file, identity, range, findings);
    told.push({ journal: range.journal, from: range.before.size, to: range.end - 1n, entries: range.entries, bracket });
  }
  return told;
}
