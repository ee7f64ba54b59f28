// SPDX-License-Identifier: Apache-2.0
/**
 * Values in a person's text that a right-to-left paragraph would draw in another order.
 *
 * Rules:
 *
 * 1. For display only: the segments of a text, joined, are that text, character by character.
 * 2. A value is drawn left to right, isolated from what stands around it. Two coordinates of one
 *    place are one value: apart, they would change places.
 * 3. Time is linear in the length of the text: every repetition is bounded, and a value begins only
 *    where no Latin or Cyrillic letter and no digit stands before it.
 * 4. Digits of Arabic are left alone: with them, ranges are written from right to left.
 *
 * It decides nothing: what is taken for a value, and is none, reads as before.
 */

export type ValueKind =
  | "date"
  | "time"
  | "position"
  | "level"
  | "address"
  | "phone"
  | "id"
  | "hash"
  | "percent"
  | "measure"
  | "callsign"
  | "number";

export interface Segment {
  readonly text: string;
  readonly value: ValueKind | null;
}

const MONTHS = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)";
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|UTC)?`;
const ZONE = String.raw`(?:Z|[-+−]\d{2}(?::?\d{2})?)`;
const DASH = "[-‐‑‒–—−]";
const SIDE = "[NSEWСЮВЗ]";
const WORD = "A-Za-zА-Яа-яЁё0-9";
const DMS = String.raw`[-+−]?\d{1,3}\s?[°º]\s?(?:\d{1,2}(?:[.,]\d{1,9})?\s?['′’]\s?)?(?:\d{1,2}(?:[.,]\d{1,9})?\s?(?:["″”]|'')\s?)?${DASH}?${SIDE}?`;
const DECIMAL = String.raw`[-+−]?\d{1,3}(?:[.,]\d{1,9})?\s?[°º]?\s?${DASH}?\s?${SIDE}(?![${WORD}])`;
const PLAIN = String.raw`[-+−]?\d{1,3}\.\d{2,9}°?`;
const PAIR = String.raw`\s?[,;/ ]\s?`;
const NUMBER = String.raw`(?:\d{1,3}(?: \d{3}){1,8}(?!\d)|\d{1,64}(?:[.,\u00a0\u202f’']\d{1,64}){0,32})`;
const UNITS =
  "km/h|km|cm|mm|NM|nm|kts?|kn|ft|mi|kg|m/s|m|t|kHz|MHz|GHz|Hz|kbit/s|bit/s|[kMG]B|°C|" +
  "км/ч|км|см|мм|кг|м/с|м|т|кГц|МГц|ГГц|Гц|ч|мин|сут";

/** What is tried first wins; each is as narrow as the next allows. */
const PATTERNS: readonly (readonly [ValueKind, string])[] = [
  ["id", String.raw`[0-9a-f]{8,64}/[a-z][a-z0-9-]{0,31}\.\d{1,9}/\d{1,18}`],
  ["date", String.raw`\d{2}\s?\d{4}[A-Z]\s?${MONTHS}(?:\s?\d{4}|\s?\d{2})?(?![${WORD}])`],
  ["date", String.raw`\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?${ZONE}?)?(?:\s?[–/]\s?\d{4}-\d{2}-\d{2})?`],
  ["address", String.raw`\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?::\d{1,5})?`],
  ["measure", String.raw`[-+−±]?${NUMBER}(?:${DASH}${NUMBER})?[ ]?(?:${UNITS})(?![${WORD}])`],
  ["position", `${DMS}(?:${PAIR}${DMS})?`],
  ["position", `${DECIMAL}(?:${PAIR}${DECIMAL})?`],
  ["position", `${PLAIN}${PAIR}${PLAIN}`],
  ["position", String.raw`\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}(?:\s?\d{2,5}\s?\d{2,5}|\s?\d{4,10})(?![${WORD}])`],
  ["time", String.raw`${CLOCK}(?:\s?${DASH}\s?${CLOCK})?(?:\s?${ZONE}(?![${WORD}]))?`],
  ["time", String.raw`\d{4}Z?\s?${DASH}\s?\d{4}Z(?![${WORD}])`],
  ["level", String.raw`FL\s?\d{2,3}(?:\s?${DASH}\s?(?:FL\s?)?\d{2,3})?(?![${WORD}])`],
  ["phone", String.raw`\+\d{1,4}(?:[-\u00a0 .()]{1,2}\d{1,12}){1,8}\)?(?![${WORD}])`],
  ["phone", String.raw`\d{2,5}(?:[- ]\d{2,5}){2,8}(?![${WORD}])`],
  ["percent", String.raw`[-+−±]?${NUMBER}(?:\s?${DASH}\s?${NUMBER})?\s?[%‰]`],
  ["hash", String.raw`(?=[0-9a-fA-F]*\d)[0-9a-fA-F]{16,128}(?![${WORD}])`],
  ["hash", String.raw`[0-9a-f]{4,8}(?:[ :-][0-9a-f]{4,8}){3,31}(?![${WORD}])`],
  ["callsign", String.raw`№\s?[${WORD}]{1,32}(?:[-‐‑–/.][${WORD}]{1,32}){0,8}`],
  ["callsign", String.raw`(?=[^\s]{0,96}\d)[${WORD}]{1,32}(?:[-‐‑–/.][${WORD}]{1,32}){1,8}`],
  ["number", String.raw`[-+−±]\s?${NUMBER}|${NUMBER}`],
];

/** A sign belongs to a number only where no letter stands before it: a hyphen is none. */
const START = String.raw`(?<![${WORD}])(?!(?<=\p{L})[-+−±])`;

const ALL = new RegExp(
  START + "(?:" + PATTERNS.map(([, pattern]) => `(${pattern})`).join("|") + ")",
  "gu",
);

/** Cut a text into what is drawn as it stands and values that are drawn left to right. */
export function segments(text: string): Segment[] {
  const found: Segment[] = [];
  let done = 0;
  for (const match of text.matchAll(ALL)) {
    const value = match[0].trimEnd();
    if (value === "") continue;
    if (match.index > done) found.push({ text: text.slice(done, match.index), value: null });
    found.push({ text: value, value: kindOf(match) });
    done = match.index + value.length;
  }
  if (done < text.length) found.push({ text: text.slice(done), value: null });
  return found;
}

function kindOf(match: RegExpMatchArray): ValueKind {
  const group = match.findIndex((held, index) => index > 0 && held !== undefined);
  return PATTERNS[group - 1]?.[0] ?? "number";
}
