// SPDX-License-Identifier: Apache-2.0
/**
 * Anchors: cards and digits that came to the checker by another way than the file (docs/spec/08 §4).
 *
 * 1. They are checked before the file is looked at, and refused by themselves.
 * 2. A card anchors by its root, digits by the newest card of that party in the file.
 *
 * It trusts nobody: whoever gives an anchor does.
 */

import { checkDigit, fingerprintOf, openCard, sameRoot } from "./card.js";
import { newestCard } from "./identity.js";
import { Code, refuse } from "./refused.js";
import { PARTY } from "./statement.js";

const spaced = (digits) => digits.match(/.{5}/g).join(" ");

/** 40 digits as they were heard: ASCII, Arabic-Indic or Persian, with spaces and dashes between them. */
export function digitsOf(text) {
  const western = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0) & 15));
  const digits = western.replace(/[\s-]/g, "");
  if (!/^[0-9]{40}$/.test(digits)) refuse(Code.BAD_VALUE, "a fingerprint has 40 digits");
  const groups = digits.match(/.{5}/g);
  const misheard = groups.map((group, at) => (checkDigit(group) === "0" ? 0 : at + 1)).filter((number) => number > 0);
  if (misheard.length > 0) refuse(Code.DIGITS_DIFFER, `mistyped or misheard: group ${misheard.join(", ")}`);
  return digits;
}

/** PARTY=DIGITS. */
export function fingerprintAnchor(text) {
  const at = text.indexOf("=");
  const party = text.slice(0, at);
  if (at < 0 || !PARTY.test(party)) refuse(Code.BAD_VALUE, "say PARTY=DIGITS");
  return { party, digits: digitsOf(text.slice(at + 1)) };
}

export async function cardAnchor(bytes) {
  const card = await openCard(bytes);
  return { party: card.party, card };
}

async function fits(anchor, card) {
  return anchor.card === undefined ? anchor.digits === (await fingerprintOf(card)) : sameRoot(anchor.card, card);
}

/** Step 7: whether every one of these authors has a good anchor. */
export async function checkAnchors(authors, identity, anchors, findings) {
  const good = new Set();
  const wrong = new Set();
  for (const anchor of anchors) {
    const card = newestCard(identity, anchor.party);
    if (card === null) {
      findings.remark("unused-anchor", anchor.party, "no card of this party is in this file");
    } else if (await fits(anchor, card)) {
      good.add(anchor.party);
    } else {
      wrong.add(anchor.party);
      const code = anchor.card === undefined ? Code.DIGITS_DIFFER : Code.BAD_CARD;
      findings.altered(code, anchor.party, "the keys in this file are not those that were given");
    }
  }
  let anchored = authors.size > 0;
  for (const party of authors) {
    if (good.has(party) && !wrong.has(party)) continue;
    anchored = false;
    const card = newestCard(identity, party);
    const digits = card === null ? "" : spaced(await fingerprintOf(card));
    findings.remark("fingerprint", party, `not checked; in this file it is ${digits}`, { digits });
  }
  return anchored;
}
