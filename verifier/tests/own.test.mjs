// SPDX-License-Identifier: Apache-2.0
/** The published vectors of docs/spec, read by a second implementation. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { checkDigit, cardOf, fingerprintOf, openCard, renewalRefused } from "../card.js";
import { digitsOf } from "../anchor.js";
import { bodyOf, commitmentOf, quoted, spelled } from "../body.js";
import { ascii, base64, bytesOfBase64, bytesOfHex, equal, hex, sha256 } from "../bytes.js";
import { charterOf, followRefused } from "../charter.js";
import { decode, encode } from "../codec.js";
import { Void, judge } from "../entry.js";
import { grantOf, journalOf, openJournal, originOf } from "../journal.js";
import { Type, keyNamed } from "../keys.js";
import { leafOf, verifyInclusion, append, rootOf } from "../merkle.js";
import { noteOf, verifyNote } from "../note.js";
import { Refused } from "../refused.js";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../../docs/spec/vectors/${name}.json`, import.meta.url), "utf8"));

/** "accept", or the code of what is refused. */
async function outcome(attempt) {
  try {
    await attempt();
    return "accept";
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.code;
  }
}

const expected = ({ expect, code }) => (expect === "accept" ? "accept" : code);

function valueOf(json) {
  if ("int" in json) return BigInt(json.int);
  if ("bytes" in json) return bytesOfHex(json.bytes);
  if ("array" in json) return json.array.map(valueOf);
  return json.text ?? json.bool ?? null;
}

test("codec", async () => {
  for (const one of vectors("codec").cases) {
    assert.equal(await outcome(() => decode(bytesOfHex(one.hex))), expected(one), one.name);
    if (one.expect !== "accept") continue;
    assert.deepEqual(decode(bytesOfHex(one.hex)), valueOf(one.value), one.name);
    assert.equal(hex(encode(valueOf(one.value))), one.hex, one.name);
  }
});

async function keyOf(vkey) {
  const [name, id, bytes] = [vkey.slice(0, vkey.indexOf("+")), ...vkey.slice(vkey.indexOf("+") + 1).split(/\+(.*)/s)];
  const raw = bytesOfBase64(bytes);
  const type = Object.values(Type).find((one) => equal(raw.subarray(0, one.bytes.length), one.bytes));
  const key = await keyNamed(name, type, raw.subarray(type.bytes.length));
  assert.equal(key.id, id);
  return key;
}

test("notes", async () => {
  const { keys, notes } = vectors("notes");
  for (const one of notes) {
    const all = await Promise.all(one.keys.map((name) => keyOf(keys[name].vkey)));
    // hexadecimal where the bytes are no text
    const bytes = one.hex === undefined ? ascii(one.note) : bytesOfHex(one.hex);
    if (one.require === "any") continue; // Files know which keys must have signed: all.
    let times = null;
    const said = await outcome(async () => {
      times = await verifyNote(noteOf(bytes), all);
    });
    assert.equal(said, expected(one), one.name);
    if (one.expect === "accept") assert.deepEqual(times.map((time) => (time === null ? null : Number(time))), one.times, one.name);
  }
});

const identity = vectors("identity");
const READ = { card: cardOf, charter: charterOf, grant: async (bytes) => grantOf(bytes), journal: journalOf };

function changed(text, one) {
  if (one.replace === undefined) return text;
  assert.equal(text.split(one.replace[0]).length, 2);
  return text.replace(one.replace[0], () => one.replace[1]);
}

function noteText(id, one = {}) {
  const note = changed(identity.notes[id], one);
  return one.drop_line === undefined ? note : note.split("\n").filter((_, at) => at !== one.drop_line).join("\n");
}

test("statements", async () => {
  for (const one of identity.text_cases) {
    if (READ[one.kind] === undefined) continue; // A revocation stands in no file.
    const text = ascii(changed(identity.texts[one.of], one));
    assert.equal(await outcome(() => READ[one.kind](text)), expected(one), one.fault ?? one.of);
    if (one.sha256) assert.equal(hex(await sha256(text)), one.sha256);
  }
});

test("cards", async () => {
  for (const one of identity.card_notes) {
    assert.equal(await outcome(() => openCard(ascii(noteText(one.of, one)))), expected(one), one.fault ?? one.of);
  }
  for (const [id, digits] of Object.entries(identity.derived.fingerprints)) {
    assert.equal(await fingerprintOf(await openCard(ascii(identity.notes[id]))), digits);
  }
  for (const one of identity.renewals) {
    const held = await cardOf(ascii(identity.texts[one.old]));
    const card = await cardOf(ascii(changed(identity.texts[one.new], one)));
    assert.equal(renewalRefused(held, card) ?? "accept", expected(one), one.fault ?? one.new);
  }
});

test("journal keys", async () => {
  for (const { party, incarnation, origin } of identity.derived.origins) {
    assert.equal(await originOf(bytesOfHex(identity.derived.line_id), party, incarnation), origin);
  }
  for (const one of identity.entry_zero) {
    const card = await openCard(ascii(identity.notes[one.card]));
    const said = await outcome(() => openJournal(ascii(noteText(one.grant)), ascii(noteText(one.journal)),
      { ...card, party: one.party }, bytesOfHex(one.line), BigInt(one.incarnation)));
    assert.equal(said, expected(one), one.fault ?? one.journal);
  }
});

test("successions", async () => {
  for (const one of identity.successions) {
    const cards = new Map();
    for (const id of one.cards) {
      const card = await cardOf(ascii(identity.texts[id]));
      cards.set(hex(card.hash), card);
    }
    const before = await charterOf(ascii(identity.texts[one.old]));
    const said = await outcome(async () => {
      const after = await charterOf(ascii(changed(identity.texts[one.new], one)));
      const refused = followRefused(before, after, cards);
      if (refused !== null) throw new Refused(refused, "");
    });
    assert.equal(said, expected(one), one.fault ?? one.new);
  }
});

test("digits that were heard", async () => {
  for (const one of identity.heard) {
    let digits = null;
    const said = await outcome(() => {
      digits = digitsOf(one.heard);
    });
    if (one.expect === "accept") assert.equal(digits, one.digits);
    else if (one.expect === "refuse") assert.equal(said, one.code, one.fault);
    else assert.equal(said === "accept" && digits !== one.digits ? one.code : said, one.code, one.heard);
  }
  assert.equal(checkDigit("7192"), "7");
});

test("merkle", async () => {
  const { roots, inclusion } = vectors("merkle");
  const leaf = (at) => leafOf(ascii(String(at)));
  for (const { size, root } of roots.filter((one) => one.size <= 300)) {
    const frontier = [];
    for (let at = 0; at < size; at += 1) await append(frontier, BigInt(at), await leaf(at));
    assert.equal(hex(await rootOf(frontier)), root);
  }
  for (const one of inclusion) {
    const [hash, root, ...proof] = [one.leaf, one.root, ...one.proof].map(bytesOfHex);
    const said = await outcome(() => verifyInclusion(BigInt(one.index), BigInt(one.size), hash, root, proof));
    assert.equal(said === "accept", one.expect === "accept", one.fault);
  }
});

test("record", async () => {
  const { line, journal, entries, commitments, bodies } = vectors("record");
  const names = new Map(Object.entries(Void).map(([name, mark]) => [mark, name.toLowerCase().replaceAll("_", "-")]));
  const seq = BigInt(vectors("record").seq);
  for (const one of entries) {
    const place = { lineId: bytesOfHex(line), index: BigInt(journal[0]), incarnation: BigInt(journal[1]), seq: one.seq === undefined ? seq : BigInt(one.seq) };
    const { mark } = judge(bytesOfHex(one.hex), place);
    assert.equal(mark === 0 ? "entry" : names.get(mark), one.expect, one.name);
    if (one.leaf) assert.equal(hex(await leafOf(bytesOfHex(one.hex))), one.leaf);
  }
  for (const { salt, body, commit } of commitments) {
    assert.equal(hex(await commitmentOf(bytesOfHex(salt), bytesOfHex(body))), commit);
  }
  for (const one of bodies.filter(({ kind }) => kind === 17 || kind === 18)) {
    assert.equal(quoted(BigInt(one.kind), bytesOfHex(one.hex)) !== null, one.expect === "accept", one.name);
  }
});

test("base64 has one spelling", () => {
  assert.equal(bytesOfBase64("AB=="), null);
  assert.equal(base64(bytesOfBase64("AA==")), "AA==");
});

test("a body of any kind can be spelled", () => {
  assert.equal(spelled(bodyOf(encode([1n, null, true, "a “b”", [-2n, new Uint8Array([0, 255])]]))), "[1, null, true, “a “b””, [-2, 00ff]]");
  assert.equal(spelled(new Uint8Array(65)), `${"00".repeat(64)}… (65)`);
});
