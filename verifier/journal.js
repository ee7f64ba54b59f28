// SPDX-License-Identifier: Apache-2.0
/**
 * The keys of a journal: the root's grant of a node, and that node's naming of E, M and R (docs/spec/03 §5).
 *
 * 1. They are opened in the order of 03 §5.4, and refused at the first step that fails.
 *
 * It does not know entries.
 */

import { ascii, big, equal, hex, sha256 } from "./bytes.js";
import { Type, goodPoint, keyNamed } from "./keys.js";
import { noteOf, requireKind, verifyNote } from "./note.js";
import { Code, refuse } from "./refused.js";
import { Statement } from "./statement.js";

const GRANT = "wasl/grant/v1";
const JOURNAL = "wasl/journal/v1";
const U32 = 2 ** 32 - 1;
const U64 = (1n << 64n) - 1n;

export async function originOf(lineId, party, incarnation) {
  const digest = await sha256(ascii("wasl/origin/v1"), lineId, ascii(party), big(incarnation, 4));
  return `wasl/j/${hex(digest.subarray(0, 16))}`;
}

function pointOf(lines, key) {
  const point = lines.octets(lines.take(key), 32);
  return goodPoint(point) ? point : lines.bad("a key that cannot be one");
}

export function grantOf(bytes) {
  const lines = new Statement(bytes, GRANT, Code.BAD_GRANT);
  const party = lines.party(lines.take("party"));
  const incarnation = lines.number(lines.take("incarnation"), 1, U32);
  const node = pointOf(lines, "node");
  lines.instant(lines.take("valid-from"));
  lines.end();
  return { party, incarnation, node };
}

function formerOf(lines, incarnation) {
  return lines.optional(lines.take("former"), (value) => {
    const [earlier, size, root] = lines.parts(value, 3);
    return {
      incarnation: lines.number(earlier, 1, incarnation - 1n),
      size: lines.number(size, 1, U64),
      root: lines.hash(root),
    };
  });
}

export async function journalOf(bytes) {
  const lines = new Statement(bytes, JOURNAL, Code.BAD_GRANT);
  const line = lines.hash(lines.take("line"));
  const party = lines.party(lines.take("party"));
  const incarnation = lines.number(lines.take("incarnation"), 1, U32);
  const origin = lines.take("origin");
  if (origin !== (await originOf(line, party, incarnation))) lines.bad("an origin that is not derived");
  const e = pointOf(lines, "checkpoint-ed25519");
  const m = lines.octets(lines.take("checkpoint-ml-dsa-44"), 1312);
  const r = pointOf(lines, "receipt-ed25519");
  if (equal(e, r)) lines.bad("one key serves twice");
  const former = formerOf(lines, incarnation);
  lines.end();
  return { line, party, incarnation, origin, e, m, r, former };
}

const wrong = (detail) => refuse(Code.BAD_GRANT, detail);

/** A grant, signed by the root of this card. */
export async function openGrant(bytes, card) {
  const granted = noteOf(bytes);
  requireKind(granted, GRANT);
  await verifyNote(granted, card.root);
  const grant = grantOf(granted.text);
  if (equal(grant.node, card.root[0].public)) wrong("the node key is the root key");
  return { ...grant, text: granted.text };
}

/** The party that a grant names, whoever signed it. */
export function granteeOf(bytes) {
  const granted = noteOf(bytes);
  requireKind(granted, GRANT);
  return grantOf(granted.text).party;
}

/** The journal (line, party, incarnation) by its two notes and the card of its party; keys E, M and R with names. */
export async function openJournal(grantNote, journalNote, card, lineId, incarnation) {
  const grant = await openGrant(grantNote, card);
  if (grant.party !== card.party || grant.incarnation !== incarnation) wrong("a grant for another journal");
  const named = noteOf(journalNote);
  requireKind(named, JOURNAL);
  const digest = await sha256(ascii("wasl/node/v1"), grant.node);
  await verifyNote(named, [await keyNamed(`wasl/n/${hex(digest.subarray(0, 16))}`, Type.ED25519, grant.node)]);
  const journal = await journalOf(named.text);
  if (!equal(journal.line, lineId) || journal.party !== card.party || journal.incarnation !== incarnation) {
    wrong("keys of another journal");
  }
  const keys = [journal.e, journal.r, grant.node, card.root[0].public].map(hex);
  if (new Set(keys).size !== keys.length) wrong("one key serves twice");
  return {
    party: card.party,
    incarnation,
    origin: journal.origin,
    former: journal.former,
    e: await keyNamed(journal.origin, Type.ED25519, journal.e),
    m: await keyNamed(journal.origin, Type.ML_DSA_44, journal.m),
    r: await keyNamed(`${journal.origin}/r`, Type.COSIGNATURE, journal.r),
  };
}
