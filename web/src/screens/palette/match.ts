// SPDX-License-Identifier: Apache-2.0
//
// How what is typed into the palette meets the names of actions.
//
// 1. Case, Arabic vowel signs and letter forms, and ё do not count.
// 2. Every word that is typed must be found, in any order: at the start of a word, inside one, or as
//    letters in order.
// 3. A name in the language of the screen counts before the same name in English.

const ARABIC_FORMS: Record<string, string> = {
  "\u0622": "\u0627",
  "\u0623": "\u0627",
  "\u0625": "\u0627",
  "\u0671": "\u0627",
  "\u0649": "\u064a",
  "\u0629": "\u0647",
  "\u0624": "\u0648",
  "\u0626": "\u064a",
};

/** Fold a text, so that what reads the same compares the same. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .replace(/[\u0622\u0623\u0625\u0671\u0649\u0629\u0624\u0626]/gu, (form) => ARABIC_FORMS[form] ?? form)
    .normalize("NFD")
    .replace(/[\p{Mn}\u0640]/gu, "")
    .trim();
}

/** How well one typed word fits a folded name; 0: not at all. */
function fitOfWord(word: string, name: string): number {
  if (name === word) return 100;
  const at = name.indexOf(word);
  if (at === 0) return 80;
  if (at > 0) return /[\p{L}\p{N}]/u.test(name[at - 1] ?? "") ? 40 : 60;
  let from = 0;
  let runs = 0;
  let last = -2;
  for (const letter of word) {
    const found = name.indexOf(letter, from);
    if (found < 0) return 0;
    if (found !== last + 1) runs += 1;
    last = found;
    from = found + 1;
  }
  return Math.max(1, 20 - 3 * runs);
}

/** How well what is typed fits a name; 0: not at all. */
export function fit(typed: string, name: string): number {
  const folded = fold(name);
  let least = Infinity;
  let sum = 0;
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  for (const word of words) {
    const found = fitOfWord(word, folded);
    least = Math.min(least, found);
    sum += found;
  }
  if (words.length === 0) return 1;
  return least === 0 ? 0 : sum / words.length;
}

export interface Named {
  /** The name in the language of the screen. */
  name: string;
  /** The name in English. */
  english: string;
}

/** Those that fit, the best first. Equals keep their order. */
export function matching<A extends Named>(typed: string, all: readonly A[]): A[] {
  return all
    .map((each, place) => ({
      each,
      place,
      how: Math.max(fit(typed, each.name), fit(typed, each.english) * 0.9),
    }))
    .filter(({ how }) => how > 0)
    .sort((a, b) => b.how - a.how || a.place - b.place)
    .map(({ each }) => each);
}
