// SPDX-License-Identifier: Apache-2.0
/**
 * Names that can be mistaken for one another.
 *
 * Rules:
 *
 * 1. A name keeps to one script. One that mixes scripts is flagged.
 * 2. Two names whose skeletons are the same, and that are not the same name, are flagged.
 * 3. It is a help for eyes, and no proof: that a name is not flagged says nothing.
 *
 * The table is a small part, made by hand, of the idea and the pairs of Unicode Technical Standard #39
 * (confusables.txt): the letters in which Cyrillic, Greek, Latin and Arabic names really look alike.
 */

const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Arabic: /\p{Script=Arabic}/u,
} as const;

export type Script = keyof typeof SCRIPTS;

/** Letters, and what they are taken for: the left one of each pair is read as the right one. */
const ALIKE = new Map<string, string>(
  [
    // Cyrillic capitals, then small letters
    "АA ВB ЕE ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ЅS ԌG ԚQ ԜW ҮY Ѵv",
    "аa еe іi јj оo рp сc уy хx ѕs һh ԁd ԛq ԝw ѵv ӏl кk тt мm",
    // Greek
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv αa ρp κk ιi υu γy τt",
    // Latin and digits
    "0O 1l Il |l ıi ɑa ɡg ѡw",
    // Arabic: forms of alef, kaf, yeh, heh and waw, as of Persian, Urdu and Uighur
    "أا إا آا ٱا کك ڪك یي ىي ێي ېي ەه ھه ہه ةه ۀه ۆو ۇو ۈو ؤو ئي",
  ]
    .join(" ")
    .split(" ")
    .map((pair) => {
      const [from = "", to = ""] = Array.from(pair);
      return [from, to];
    }),
);

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** The scripts that the letters of a name are of. */
export function scripts(name: string): Script[] {
  return (Object.keys(SCRIPTS) as Script[]).filter((script) => SCRIPTS[script].test(name));
}

/** Whether a name mixes scripts. */
export function isMixed(name: string): boolean {
  return scripts(name).length > 1;
}

/** What a name looks like: equal for names that can be mistaken. Never shown, never stored. */
export function skeleton(name: string): string {
  const plain = name
    .normalize("NFKC")
    .replace(/[\p{Cf}\u0640]/gu, "")
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const alike = Array.from(plain, (letter) => ALIKE.get(letter) ?? letter).join("");
  return alike
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/rn/gu, "m")
    .replace(/vv/gu, "w")
    .replace(/[1i|]/gu, "l")
    .replace(/0/gu, "o")
    .replace(/[\s._‐‑–—-]+/gu, "-");
}

/** The name of a roster that this one can be mistaken for; null: none. */
export function confusedWith(name: string, roster: readonly string[]): string | null {
  if (roster.includes(name)) return null;
  const own = skeleton(name);
  return roster.find((other) => skeleton(other) === own) ?? null;
}
