// SPDX-License-Identifier: Apache-2.0
/**
 * An entry: ten items in one encoding, and the mark of bytes that are none (docs/spec/05 §2).
 *
 * 1. `judge` gives an entry, or the number of its void mark, by the order of 05 §2.2. *Before-keys* takes the journal
 *    and not the entry alone: `BeforeKeys` computes it over a range.
 * 2. What can be read of void bytes is told beside the mark: the commitment, if there is one.
 *
 * It does not verify who signed, nor read bodies.
 */

import { decode } from "./codec.js";
import { Refused } from "./refused.js";

export const Kind = Object.freeze({
  GRANT: 0n, KEYS: 1n, ADOPT: 2n, CLOSE: 3n, ACCORD: 4n, CANNOT_OPEN: 5n, ANCHOR: 6n, FORK: 7n, SHREDDED: 8n,
  MESSAGE: 16n, ACKNOWLEDGEMENT: 17n, SHOWN: 18n,
});

export const Void = Object.freeze({
  NOT_CANONICAL: 1, BAD_SHAPE: 2, OTHER_VERSION: 3, OTHER_LINE: 4, OTHER_JOURNAL: 5, OTHER_SEQ: 6, RESERVED_FLAGS: 7,
  MISPLACED_GRANT: 8, BAD_CONTENT: 9, BAD_SEEN: 10, BEFORE_KEYS: 11,
});

export const ENTRY_BYTES = 65_535;
const SEEN = 255;
const SPANS = 64;
const PROOF_HASHES = 64;
const U16 = 1n << 16n;
const U32 = 1n << 32n;
const U62 = 1n << 62n;
export const TIME_END = 253_402_300_800n;
const FIRST_TALK = 16n;

const isAny = () => true;
const isInt = (value) => typeof value === "bigint";
const isBytes = (length) => (value) => value instanceof Uint8Array && value.length === length;
const isHash = isBytes(32);
const below = (least, end) => (value) => isInt(value) && value >= least && value < end;
const isSize = below(1n, U62);
const isArray = (...forms) => (value) => Array.isArray(value) && value.length === forms.length
  && forms.every((form, at) => form(value[at]));
const isList = (form) => (value) => Array.isArray(value) && value.every(form);

const isText = (value) => typeof value === "string";
const SHAPE = isArray(isAny, isHash, isArray(isInt, isInt), isInt, isInt, isInt, isInt, Array.isArray, isHash,
  (value) => value === null || Array.isArray(value));
const HEAD = isArray(below(0n, U16), below(1n, U32), isSize, isHash);
const CLOSED = isArray(below(1n, U32), isSize, isHash);

/** A name of a signed note's key: 1 to 255 bytes, no white space, no plus, no control character (02 §3). */
const isKeyName = (value) => isText(value) && /^[^\s+\u0000-\u001f\ud800-\udfff]+$/u.test(value)
  && new TextEncoder().encode(value).length < 256;

const isSignature = (value) => isBytes(64)(value) || isBytes(2420)(value);
const STATEMENT = isArray((value) => isInt(value) && value >= 1n, isHash, isSignature, (value) => isHash(value) || isBytes(0)(value),
  (value) => isList(isHash)(value) && value.length <= PROOF_HASHES);
const GRANTS = isArray(isText, isText);
const BRANCHES = isArray(isText, (value) => value === null || (isInt(value) && value >= 0n), STATEMENT, STATEMENT);
const SPAN = isArray(below(0n, U16), below(1n, U32), below(0n, U62), isSize);

/** Spans are 1 to 64, each not empty, ascending and apart (05 §4). */
function areSpans(value) {
  if (!isList(SPAN)(value) || value.length < 1 || value.length > SPANS) return false;
  return value.every(([party, incarnation, first, end], at) => {
    if (first >= end) return false;
    if (at === 0) return true;
    const before = value[at - 1];
    return ascending([before, [party, incarnation]])
      || (before[0] === party && before[1] === incarnation && before[3] < first);
  });
}

const CONTENT = new Map([
  [Kind.GRANT, isArray(isText, isText)],
  [Kind.KEYS, isArray(isBytes(1216), isHash)],
  [Kind.ADOPT, isArray(isHash, isSize)],
  [Kind.CLOSE, (value) => isList(CLOSED)(value) && ascending(value.map(([incarnation]) => [0n, incarnation]))],
  [Kind.ACCORD, isArray(isSize, isHash)],
  [Kind.CANNOT_OPEN, isArray(below(0n, U16), below(1n, U32), below(0n, U62), isHash)],
  [Kind.ANCHOR, isArray(isKeyName, isBytes(4), isSize, isHash, isSize,
    isSignature)],
  [Kind.FORK, isArray(below(0n, U16), below(1n, U32), (value) => GRANTS(value) || BRANCHES(value))],
  [Kind.SHREDDED, isArray(below(0n, 3n), isText, isText, areSpans)],
]);

function ascending(journals) {
  return journals.every(([party, incarnation], at) => at === 0 || party > journals[at - 1][0]
    || (party === journals[at - 1][0] && incarnation > journals[at - 1][1]));
}

function contentFits(kind, content, seq) {
  if (kind >= FIRST_TALK) return content === null;
  // An anchor is on a head below itself (05 §12).
  return (CONTENT.get(kind) ?? isAny)(content) && (kind !== Kind.ANCHOR || content[2] <= seq);
}

function inRange([, , [party, incarnation], seq, kind, flags, time, seen]) {
  return below(0n, U16)(party) && below(1n, U32)(incarnation) && below(0n, U62)(seq) && below(0n, U16)(kind)
    && below(0n, 256n)(flags) && below(0n, TIME_END)(time) && seen.length <= SEEN;
}

/** The value of the bytes, or undefined if they are no canonical encoding of one. */
function valueOf(bytes) {
  if (bytes.length > ENTRY_BYTES) return undefined;
  try {
    return decode(bytes);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

function markOf(items, place) {
  const [, line, journal, seq, kind, , , seen, , content] = items;
  const own = place.index;
  if (line.some((byte, at) => byte !== place.lineId[at])) return Void.OTHER_LINE;
  if (journal[0] !== own || journal[1] !== place.incarnation) return Void.OTHER_JOURNAL;
  if (seq !== place.seq) return Void.OTHER_SEQ;
  if ((kind === Kind.GRANT) !== (seq === 0n)) return Void.MISPLACED_GRANT;
  if (!contentFits(kind, content, seq)) return Void.BAD_CONTENT;
  const itself = seen.some(([party, incarnation]) => party === own && incarnation === place.incarnation);
  return itself || !ascending(seen) ? Void.BAD_SEEN : 0;
}

const unread = (mark) => ({ mark, commit: null, seen: [] });

/**
 * An entry at its place, {lineId, index, incarnation, seq}: `mark` is 0, or the number of its void mark; `commit` is
 * null where none can be read.
 */
export function judge(bytes, place) {
  const items = valueOf(bytes);
  if (items === undefined) return unread(Void.NOT_CANONICAL);
  if (!Array.isArray(items) || items.length !== 10) return unread(Void.BAD_SHAPE);
  if (items[0] !== 1n) return unread(Void.OTHER_VERSION);
  if (!SHAPE(items) || !inRange(items)) return unread(Void.BAD_SHAPE);
  if (items[5] >= 32n) return unread(Void.RESERVED_FLAGS);
  if (!isList(HEAD)(items[7])) return unread(Void.BAD_SEEN);
  const [, , , seq, kind, flags, time, seen, commit, content] = items;
  return { mark: markOf(items, place), seq, kind, flags, time, seen, commit, content };
}

/** *Before-keys*, computed over the entries of one journal in their order, as far as they are here. */
export class BeforeKeys {
  constructor() {
    this.waiting = false;
  }

  /** Puts the mark on this entry if it applies. */
  pass(entry) {
    if (entry.mark !== 0) return;
    if (entry.kind === Kind.ADOPT) this.waiting = true;
    if (entry.kind === Kind.KEYS) this.waiting = false;
    if (this.waiting && entry.kind >= FIRST_TALK) entry.mark = Void.BEFORE_KEYS;
  }
}
