// SPDX-License-Identifier: Apache-2.0
//
// Times as officers type them, always UTC: a day, or a day and a minute. Arabic-Indic digits count as
// digits. What is written out is RFC 3339.

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2}))?)?\s*Z?$/iu;

/** Digits of any script in use here, as ASCII. */
export function plainDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

/** Read a time. Empty: "", for none was given. Not a time: null. A day alone is its first second, or
 * its last where `end`. */
export function readUtc(text: string, { end = false } = {}): string | null {
  const plain = plainDigits(text).replace(/[\u200e\u200f\u061c]/gu, "").trim();
  if (plain === "") return "";
  const found = WRITTEN.exec(plain);
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const clock =
    hour === undefined ? (end ? "23:59:59" : "00:00:00") : `${hour}:${minute}:${second ?? "00"}`;
  const said = `${year}-${month}-${day}T${clock}Z`;
  const at = new Date(said);
  // 31 April is no day, though a Date would make it one in May.
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === said.slice(0, 19)
    ? said
    : null;
}

/** A time as a field shows it: `2026-11-22 18:00`. */
export function writeUtc(at: Date): string {
  return at.toISOString().slice(0, 16).replace("T", " ");
}
