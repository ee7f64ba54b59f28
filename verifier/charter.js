// SPDX-License-Identifier: Apache-2.0
/**
 * A charter: the terms of a line, one text that every member signs in a note of its own (docs/spec/03 §6, §7).
 *
 * 1. `charterOf` reads the text alone; who signed it is the business of whoever has the cards.
 * 2. `followRefused` says why a charter cannot follow another.
 *
 * It does not judge which charter is in force for an entry.
 */

import { equal, hex, sha256 } from "./bytes.js";
import { renewalRefused } from "./card.js";
import { Code } from "./refused.js";
import { PARTY, Statement } from "./statement.js";
import { takeWitnesses } from "./witnesses.js";

export const CHARTER = "wasl/charter/v1";
const U32 = 2 ** 32 - 1;
const U64 = (1n << 64n) - 1n;
const USUAL_ATTACHMENTS = 10_485_760n;

function closedOf(lines) {
  const closed = lines.repeated("closed", 0, U32).map((value) => {
    const [incarnation, size, root] = lines.parts(value, 3);
    return { incarnation: lines.number(incarnation, 1, U32), size: lines.number(size, 1, U64), root: lines.hash(root) };
  });
  lines.ascending(closed.map(({ incarnation }) => incarnation));
  return closed;
}

function peopleOf(lines) {
  const members = lines.repeated("member", 2, 60).map((value) => {
    const [index, party, card] = lines.parts(value, 3);
    return { index: lines.number(index, 0, 255), party: lines.party(party), card: lines.hash(card) };
  });
  const left = [];
  while (lines.next("left")) {
    const [index, party] = lines.parts(lines.take("left"), 2);
    left.push({ index: lines.number(index, 0, 255), party: lines.party(party), closed: closedOf(lines) });
  }
  lines.ascending(members.map(({ index }) => index));
  lines.ascending(left.map(({ index }) => index));
  const all = [...members, ...left];
  lines.distinct(all.map(({ index }) => index));
  lines.distinct(all.map(({ party }) => party));
  lines.distinct(members.map(({ card }) => hex(card)));
  return { members, left };
}

async function termsOf(lines) {
  const languages = lines.languages(lines.take("languages").split(" "));
  for (const precedence of ["flash", "immediate", "priority", "routine"]) {
    lines.number(lines.take(`ack-within ${precedence}`), 1, 2_592_000);
  }
  lines.number(lines.take("check-every"), 1, 604_800);
  lines.optional(lines.take("two-person"), (value) => {
    const ids = value.split(" ");
    const sorted = ids.every((id, at) => PARTY.test(id) && id !== "none" && (at === 0 || ids[at - 1] < id));
    if (!sorted || ids.length > 64) lines.bad("offices of two persons that cannot be");
  });
  lines.number(lines.take("retention-days"), 1, 36_500);
  lines.optional(lines.take("padding"), (value) => {
    const buckets = lines.ascending(value.split(" ").map((bucket) => lines.number(bucket, 1, 1_048_576)));
    if (buckets.length > 16) lines.bad("too many padding buckets");
  });
  const policy = await takeWitnesses(lines);
  lines.number(lines.take("kem-max-age"), 1, 31_622_400);
  if (!["none", "hours", "live"].includes(lines.take("presence"))) lines.bad("a presence that is not known");
  if (lines.next("attachment-bytes")) {
    const bytes = lines.number(lines.take("attachment-bytes"), 0, 67_108_864);
    if (bytes === USUAL_ATTACHMENTS) lines.bad("a default that is not written");
  }
  if (lines.next("history") && lines.take("history") !== "all") lines.bad("a history that is not known");
  return { languages, policy, expires: lines.instant(lines.take("expires")) };
}

/** The text of a charter. */
export async function charterOf(bytes) {
  const lines = new Statement(bytes, CHARTER, Code.BAD_CHARTER);
  const line = lines.optional(lines.take("line"), (value) => lines.hash(value));
  const serial = lines.number(lines.take("serial"), 1, U32);
  const predecessor = lines.optional(lines.take("predecessor"), (value) => lines.hash(value));
  const nonce = lines.hash(lines.take("nonce"));
  const title = lines.free(lines.take("title"), 120);
  const { members, left } = peopleOf(lines);
  const terms = await termsOf(lines);
  lines.end();
  const first = serial === 1n;
  if (first !== (line === null) || first !== (predecessor === null)) lines.bad("a first charter follows nothing, any other something");
  if (first && (left.length > 0 || members.some(({ index }, at) => index !== BigInt(at)))) lines.bad("members of a first charter count from 0");
  const hash = await sha256(bytes);
  return { line, serial, predecessor, nonce, title, members, left, ...terms, hash, lineId: line ?? hash };
}

const sameClosed = (a, b) => a.length === b.length
  && a.every((head, at) => head.incarnation === b[at].incarnation && head.size === b[at].size && equal(head.root, b[at].root));

function peopleFollow(before, after) {
  const find = (list, { index, party }) => list.find((one) => one.index === index && one.party === party);
  const stayed = before.members.every((member) => find(after.members, member) || find(after.left, member));
  const gone = before.left.every((one) => {
    const again = find(after.left, one);
    return again !== undefined && sameClosed(one.closed, again.closed);
  });
  const known = [...before.members, ...before.left];
  const nobodyElse = after.left.every((one) => find(known, one));
  const used = known.reduce((most, { index }) => (index > most ? index : most), -1n);
  const fresh = after.members.filter((member) => !find(before.members, member));
  return stayed && gone && nobodyElse && fresh.every(({ index }, at) => index === used + 1n + BigInt(at));
}

/** docs/spec/03 §7.1: null, or the code that says why the later charter cannot follow. Cards by the hex of their hash. */
export function followRefused(before, after, cards) {
  const chained = after.line !== null && equal(after.line, before.lineId) && after.serial === before.serial + 1n
    && after.predecessor !== null && equal(after.predecessor, before.hash) && equal(after.nonce, before.nonce);
  if (!chained || !peopleFollow(before, after)) return Code.BAD_CHARTER;
  for (const member of after.members) {
    const earlier = before.members.find(({ index }) => index === member.index);
    const [held, card] = [earlier && cards.get(hex(earlier.card)), cards.get(hex(member.card))];
    const refused = held && card ? renewalRefused(held, card) : null;
    if (refused !== null) return refused === Code.ROOT_FORK ? refused : Code.BAD_CHARTER;
  }
  return null;
}
