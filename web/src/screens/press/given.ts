// SPDX-License-Identifier: Apache-2.0
//
// Texts that are given to be read: pasted, or out of a file whose letters are told by its bytes.

/** As `wasl.limits` has it (PRESS_DESK_BYTES, PRESS_TEXTS). */
export const MOST_BYTES = 1 << 19;
export const MOST_TEXTS = 20;

/** What a file can be written in, where it does not say so itself. */
export const ENCODINGS = ["windows-1256", "windows-1251", "iso-8859-6", "koi8-r", "utf-16le"] as const;

export interface Given {
  n: number;
  /** The name of its file; empty: it is pasted. */
  name: string;
  text: string;
  /** Days of publication as they are typed: of each article of a page one. */
  published: string;
  outlet: string;
  /** The bytes of a file whose letters are not known yet. */
  bytes?: Uint8Array;
}

/** The text of a file, by its mark or as UTF-8; null: it is neither. */
export function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(wide, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The same in an encoding that a person has chosen; what does not fit is U+FFFD. */
export function decodedAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Days as they are typed, one after the other; null: one is none. */
export function daysOf(typed: string): string[] | null {
  const days = typed.split(/[\s,;،؛]+/u).filter(Boolean);
  return days.every(isDay) ? days : null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A text without half characters: they cannot be sent. */
export function whole(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

/** How many bytes some texts have on their way to the server. */
export function bytesOf(texts: unknown): number {
  return new TextEncoder().encode(JSON.stringify({ texts })).length;
}

/** A name for a pasted text, which is the same whenever it is pasted. */
export async function nameOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const digits = Array.from(digest.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0"));
  return "pasted-" + digits.join("") + ".txt";
}
