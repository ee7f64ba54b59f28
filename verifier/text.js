// SPDX-License-Identifier: Apache-2.0
/**
 * Free text in statements (docs/spec/03 §1.4): what a person reads is what was signed.
 *
 * 1. NFC, not empty, within its limit in code points, nothing that prints as nothing.
 * 2. A joiner stands between two Arabic letters, marks passed over, and nowhere else.
 *
 * Which code points are assigned follows the Unicode of the platform.
 */

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;
const FILLERS = /[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/u;
const MARK = /\p{M}/u;
const JOINERS = new Set(["\u200c", "\u200d"]);

/** Bidirectional class AL; unassigned code points in between are refused before this is asked. */
const ARABIC = new RegExp(
  "[\\u0608\\u060b\\u060d\\u061b-\\u064a\\u066d-\\u066f\\u0671-\\u06d5\\u06e5\\u06e6\\u06ee\\u06ef" +
  "\\u06fa-\\u0710\\u0712-\\u072f\\u074d-\\u07a5\\u07b1\\u0860-\\u088e\\u08a0-\\u08c9\\ufb50-\\ufd3d\\ufd50-\\ufdfc" +
  "\\ufe70-\\ufefc\\u{10d00}-\\u{10d23}\\u{10f30}-\\u{10f45}\\u{10f51}-\\u{10f59}\\u{1ec71}-\\u{1ecb4}" +
  "\\u{1ed01}-\\u{1ed3d}\\u{1ee00}-\\u{1eebb}]", "u");

/** Class NSM: marks that take no room. */
const OVER = /[\p{Mn}\p{Me}]/u;

function joins(letters, at) {
  let before = at - 1;
  while (before >= 0 && OVER.test(letters[before])) before -= 1;
  return before >= 0 && at + 1 < letters.length && ARABIC.test(letters[before]) && ARABIC.test(letters[at + 1]);
}

function allowed(letters, at) {
  const letter = letters[at];
  if (letter === " ") return at > 0 && at < letters.length - 1 && letters[at - 1] !== " ";
  if (JOINERS.has(letter)) return joins(letters, at);
  if (FORBIDDEN.test(letter) || FILLERS.test(letter)) return false;
  return !(MARK.test(letter) && (at === 0 || letters[at - 1] === " "));
}

/** Whether this is free text of at most so many code points. */
export function isFreeText(text, limit) {
  const letters = Array.from(text);
  return letters.length > 0 && letters.length <= limit && text.normalize("NFC") === text
    && letters.every((_, at) => allowed(letters, at));
}
