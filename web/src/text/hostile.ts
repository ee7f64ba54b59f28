// SPDX-License-Identifier: Apache-2.0
/** Texts that nobody would write by accident, the same ones for the same seed: for tests. */

const PARTS = [
  "-5", "10-A", "14:00-16:00", "2026-11-22", "50%", "№ 7-Б", "FL230-250", "+963-11-222-3333", "قبل", "слово", "word",
  " ", "\n", "\t", ".", ",", "-", "–", "°", "1", "23", "٤", "\u202e", "\u2066", "\u200b", "\u200e", "\u061c", "\ud800",
  "\udc00", "😀", "\u{e0041}", "\u0000", "\u001b", "\ufeff", "\ufe0f", "a\u0301", "<b>", "&amp;", "\u2028", "\u00ad",
  "\u3164", "\u{1d173}", "\uffff", "\ue000", "لله", "ـ",
] as const;

/** Numbers from 0 to below 1, always the same ones for a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One text of some parts. */
export function hostile(next: () => number): string {
  const length = Math.floor(next() * 12);
  return Array.from({ length }, () => PARTS[Math.floor(next() * PARTS.length)] ?? "").join("");
}
