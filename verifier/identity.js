// SPDX-License-Identifier: Apache-2.0
/**
 * Who speaks in a file: its cards, its charters, the keys of its journals (docs/spec/08 §5.3, steps 4 and 5).
 *
 * 1. Where a charter does not hold up, no line is known, and the checker stops.
 * 2. A journal whose keys do not hold up is left out of what follows.
 *
 * It knows nothing of entries.
 */

import { equal, hex } from "./bytes.js";
import { openCard, sameRoot } from "./card.js";
import { CHARTER, charterOf, followRefused } from "./charter.js";
import { openJournal } from "./journal.js";
import { noteOf, requireKind, verifyNote } from "./note.js";
import { Code, refuse } from "./refused.js";

async function openCards(file, findings) {
  const cards = new Map();
  for (const place of file.section("cards")) {
    const card = await findings.attempt(place.name, async () => {
      const opened = await openCard(file.get(place.name));
      if (opened.party !== place.party || opened.serial !== place.number) refuse(Code.BAD_EXPORT, "the card of another name");
      return opened;
    });
    if (card !== null) cards.set(hex(card.hash), { ...card, where: place.name });
  }
  return cards;
}

/** The notes of one serial that are charters, each with its place; null if one of them is none. */
async function openNotes(file, places, findings) {
  const notes = [];
  for (const place of places) {
    const note = await findings.attempt(place.name, async () => {
      const opened = noteOf(file.get(place.name));
      requireKind(opened, CHARTER);
      return opened;
    });
    if (note !== null) notes.push({ place, note });
  }
  return notes.length === places.length ? notes : null;
}

/** The charter of this serial if it holds up with all its notes; else null. */
async function openCharter(file, serial, cards, findings) {
  const places = file.section("charters").filter((place) => place.serial === serial);
  const where = `charter/${serial}`;
  if (places.length === 0) {
    findings.incomplete(Code.BAD_EXPORT, where, "this charter is not here");
    return null;
  }
  const before = findings.count;
  const notes = await openNotes(file, places, findings);
  if (notes === null) return null;
  const charter = await findings.attempt(where, async () => {
    const [{ note }] = notes;
    if (notes.some((other) => !equal(other.note.text, note.text))) refuse(Code.BAD_CHARTER, "notes over different texts");
    const read = await charterOf(note.text);
    if (read.serial !== serial) refuse(Code.BAD_EXPORT, "a charter of another serial");
    return read;
  });
  if (charter === null) return null;
  const roots = checkMemberCards(file, charter, notes, cards, findings);
  if (roots !== null) await checkSigners(charter, notes, roots, findings);
  return findings.count === before ? charter : null;
}

/** The cards of all members, or null where one is not to be had. */
function checkMemberCards(file, charter, notes, cards, findings) {
  const where = `charter/${charter.serial}`;
  const here = new Set(file.section("cards").map(({ party }) => party));
  const roots = [];
  for (const member of charter.members) {
    const card = cards.get(hex(member.card));
    if (card?.party === member.party) roots.push(card);
    else if (here.has(member.party)) findings.altered(Code.BAD_CHARTER, where, `it names another card of ${member.party} than the one here`);
    else findings.incomplete(Code.BAD_CARD, where, `no card of ${member.party} is here`);
    if (!notes.some(({ place }) => place.party === member.party)) {
      findings.incomplete(Code.NOT_SIGNED, where, `the signature of ${member.party} is not here`);
    }
  }
  if (roots.some((card, at) => roots.slice(0, at).some((other) => sameRoot(card, other)))) {
    findings.altered(Code.BAD_CHARTER, where, "two members with one root");
  }
  return roots.length === charter.members.length ? roots : null;
}

/** Whose root has signed this note, both lines; refused if nobody's, or if it does not fit. */
async function signerOf(note, cards) {
  const card = cards.find(({ root }) => note.lines.some(({ name }) => name === root[0].name));
  if (card === undefined) refuse(Code.BAD_CHARTER, "a note by no member");
  await verifyNote(note, card.root);
  return card;
}

/** Every member has signed, in the note that is named after it, and nobody else. */
async function checkSigners(charter, notes, cards, findings) {
  const signers = new Map();
  for (const { place, note } of notes) {
    const card = await findings.attempt(place.name, () => signerOf(note, cards));
    if (card === null) return;
    signers.set(place, card.party);
  }
  const all = new Set(signers.values());
  for (const [place, party] of signers) {
    if (party === place.party) continue;
    if (all.has(place.party)) findings.altered(Code.BAD_EXPORT, place.name, `a note named after another than ${party}, who signed it`);
    else if (charter.members.some((member) => member.party === place.party)) findings.altered(Code.NOT_SIGNED, place.name, `${place.party} has not signed it`);
    else findings.altered(Code.BAD_CHARTER, place.name, "a note by no member");
  }
}

/** Steps 4.2 and 4.3: the charters from the first to the newest, or null where they do not hold up. */
async function openCharters(file, cards, findings) {
  const serials = new Set(file.section("charters").map(({ serial }) => serial));
  const highest = [...serials].reduce((most, serial) => (serial > most ? serial : most), 1n);
  const charters = [];
  for (let serial = 1n; serial <= highest; serial += 1n) {
    charters.push(await openCharter(file, serial, cards, findings));
    if (!serials.has(serial)) return null;
  }
  if (charters.includes(null)) return null;
  for (let at = 1; at < charters.length; at += 1) {
    const refused = followRefused(charters[at - 1], charters[at], cards);
    if (refused !== null) {
      findings.altered(refused, `charter/${at + 1}`, "it cannot follow the charter before it");
      return null;
    }
  }
  return charters;
}

/** Step 4: {lineId, charters, cards}, or null. Cards by the hex of their hash. */
export async function openIdentity(file, findings) {
  const cards = await openCards(file, findings);
  const charters = await openCharters(file, cards, findings);
  if (charters === null) return { cards, charters, lineId: null };
  const named = new Set(charters.flatMap(({ members }) => members.map(({ card }) => hex(card))));
  for (const [hash, card] of cards) {
    if (!named.has(hash)) findings.altered(Code.BAD_EXPORT, card.where, "a card that no charter names");
  }
  return { cards, charters, lineId: charters[0].hash };
}

/** The newest card of a party that a charter of the file names. */
export function newestCard(identity, party) {
  const own = [...identity.cards.values()].filter((card) => card.party === party);
  return own.reduce((newest, card) => (newest === null || card.serial > newest.serial ? card : newest), null);
}

/** The index of a party that is, or was, a member; null if it never was. */
export function indexOf(identity, party) {
  for (const { members } of identity.charters) {
    const member = members.find((one) => one.party === party);
    if (member !== undefined) return member.index;
  }
  return null;
}

/** The party at an index, or null. */
export function partyAt(identity, index) {
  for (const { members } of identity.charters) {
    const member = members.find((one) => one.index === index);
    if (member !== undefined) return member.party;
  }
  return null;
}

/** Step 5: the journals whose keys hold up, by their id in names, PARTY.INCARNATION. */
export async function openJournals(file, identity, findings) {
  const journals = new Map();
  for (const { id, folder, party, incarnation } of file.journals()) {
    const index = indexOf(identity, party);
    const notes = ["grant.note", "journal.note"].map((name) => file.get(folder + name));
    if (index === null) {
      findings.altered(Code.BAD_EXPORT, folder, "a journal of no member");
    } else if (notes.includes(null)) {
      findings.incomplete(Code.BAD_GRANT, folder, "grant or journal note is not here");
    } else {
      const card = newestCard(identity, party);
      const opened = await findings.attempt(folder, () => openJournal(...notes, card, identity.lineId, incarnation));
      if (opened !== null) journals.set(id, { ...opened, id, folder, index });
    }
  }
  return journals;
}
