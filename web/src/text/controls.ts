// SPDX-License-Identifier: Apache-2.0
/**
 * Characters that are not seen, or that turn what stands around them: shown, and never obeyed.
 *
 * Rules:
 *
 * 1. Such a character is drawn as a box with its code and its name, wherever it came from.
 * 2. Line feeds and tabs are text, but not in what stands on one line. A lone half of a surrogate pair is a box.
 * 3. Marks that pile up on one letter, more than any script needs, would be drawn over what stands around
 *    them: those beyond are boxes as well.
 * 4. Composing refuses those that turn or hide; marks and joiners that honest text needs it accepts,
 *    as the node does (`wasl.line.wording`).
 *
 * Names are of the Unicode Character Database, shortened as in UAX #9 where it gives a short one.
 */

export interface Hidden {
  /** Where, in UTF-16 units of the text. */
  readonly index: number;
  readonly length: number;
  /** `U+202E`. */
  readonly code: string;
  readonly name: string;
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x0000, "NULL"],
  [0x0007, "BELL"],
  [0x0008, "BACKSPACE"],
  [0x0009, "TAB"],
  [0x000a, "LINE FEED"],
  [0x000d, "CARRIAGE RETURN"],
  [0x001b, "ESCAPE"],
  [0x007f, "DELETE"],
  [0x0085, "NEXT LINE"],
  [0x00ad, "SOFT HYPHEN"],
  [0x034f, "COMBINING GRAPHEME JOINER"],
  [0x061c, "ALM"],
  [0x115f, "HANGUL CHOSEONG FILLER"],
  [0x1160, "HANGUL JUNGSEONG FILLER"],
  [0x180e, "MONGOLIAN VOWEL SEPARATOR"],
  [0x200b, "ZERO WIDTH SPACE"],
  [0x200c, "ZWNJ"],
  [0x200d, "ZWJ"],
  [0x200e, "LRM"],
  [0x200f, "RLM"],
  [0x2028, "LINE SEPARATOR"],
  [0x2029, "PARAGRAPH SEPARATOR"],
  [0x202a, "LRE"],
  [0x202b, "RLE"],
  [0x202c, "PDF"],
  [0x202d, "LRO"],
  [0x202e, "RLO"],
  [0x2060, "WORD JOINER"],
  [0x2066, "LRI"],
  [0x2067, "RLI"],
  [0x2068, "FSI"],
  [0x2069, "PDI"],
  [0x2800, "BRAILLE BLANK"],
  [0x3164, "HANGUL FILLER"],
  [0xfeff, "ZERO WIDTH NO-BREAK SPACE"],
  [0xffa0, "HALFWIDTH HANGUL FILLER"],
  [0xfffc, "OBJECT REPLACEMENT CHARACTER"],
]);

/**
 * All that has no ink: controls, format characters, surrogates, private and unassigned places,
 * separators of lines, selectors of variants, and letters that draw nothing.
 */
const HIDDEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Variation_Selector}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc]/gu;

/** Marks beyond those that one letter can have. */
const PILED = /(?<=\p{M}{8})\p{M}/gu;

/** What honest text needs: joiners (Persian, emoji), marks of direction (Arabic). */
const NEEDED: ReadonlySet<string> = new Set(["\u200c", "\u200d", "\u200e", "\u200f", "\u061c"]);

/** What shows nothing or turns text, as the node looks for it in what we write (`wasl.line.wording`). */
export const HIDING = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/u;

/** Numbers signs of Arabic that are drawn, although they are format characters. */
const DRAWN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/u;

/** Every character of a text that must be drawn as a box, in order. */
export function hidden(text: string, { oneLine = false } = {}): Hidden[] {
  const found = new Map<number, Hidden>();
  for (const pattern of oneLine ? [HIDDEN, PILED, /[\n\t]/gu] : [HIDDEN, PILED]) {
    for (const { 0: character, index } of text.matchAll(pattern)) {
      if (DRAWN.test(character) || found.has(index)) continue;
      const point = character.codePointAt(0) ?? 0;
      found.set(index, { index, length: character.length, code: codeOf(point), name: nameOf(point) });
    }
  }
  return [...found.values()].sort((one, other) => one.index - other.index);
}

/** Those of them that the node would refuse in what we write. */
export function rejected(text: string): Hidden[] {
  return hidden(text).filter(({ index, code }) => {
    const character = text[index] ?? "";
    return !NEEDED.has(character) && !isSelector(code) && character !== "\ufffc";
  });
}

/** A text without those: what an answer takes over from what a far side wrote. */
export function withoutRejected(text: string): string {
  let left = "";
  let done = 0;
  for (const { index, length } of rejected(text)) {
    left += text.slice(done, index);
    done = index + length;
  }
  return left + text.slice(done);
}

/** A text in which each of them is spelled out, for places that draw no boxes; isolates stay, and close. */
export function spelled(text: string): string {
  let said = "";
  let done = 0;
  for (const { index, length, code, name } of hidden(text)) {
    const character = text.slice(index, index + length);
    if (character === "\u2068" || character === "\u2069") continue;
    said += `${text.slice(done, index)}[${code} ${name}]`;
    done = index + length;
  }
  return said + text.slice(done);
}

function isSelector(code: string): boolean {
  const point = Number.parseInt(code.slice(2), 16);
  return (point >= 0xfe00 && point <= 0xfe0f) || point === 0x034f || (point >= 0xe0100 && point <= 0xe01ef);
}

function codeOf(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}

function nameOf(point: number): string {
  const known = NAMES.get(point);
  if (known !== undefined) return known;
  if (point >= 0xd800 && point <= 0xdfff) return "LONE SURROGATE";
  if (point >= 0xe0000 && point <= 0xe007f) return "TAG";
  if (point >= 0xe0100 && point <= 0xe01ef) return "VARIATION SELECTOR";
  if (point >= 0xfe00 && point <= 0xfe0f) return "VARIATION SELECTOR";
  if (point < 0x20 || (point >= 0x80 && point <= 0x9f)) return "CONTROL";
  if (/\p{M}/u.test(String.fromCodePoint(point))) return "MARK";
  if ((point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000) return "PRIVATE USE";
  return /\p{Cn}/u.test(String.fromCodePoint(point)) ? "NOT ASSIGNED" : "INVISIBLE";
}
