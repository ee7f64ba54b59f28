// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { hidden, rejected, withoutRejected } from "./controls";
import { chance, hostile } from "./hostile";
import { firstPart, lines, pieces } from "./pieces";

const TURNING = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
const MARKS = [0x200e, 0x200f, 0x061c, 0x200c, 0x200d];
const UNSEEN = [0x200b, 0x2060, 0xfeff, 0xe0041, 0xe0020, 0x00ad, 0x0000, 0x001b, 0x007f, 0x2028, 0x3164, 0xfe0f, 0xd800];
const INK = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]*$/u;

describe("characters that are not seen", () => {
  it.each([...TURNING, ...MARKS, ...UNSEEN])("%x is a box with its code", (point) => {
    const found = pieces(`a${String.fromCodePoint(point)}b`);
    expect(found.map((piece) => piece.kind)).toEqual(["text", "box", "text"]);
    const box = found[1];
    expect(box?.kind === "box" && box.code).toBe(`U+${point.toString(16).toUpperCase().padStart(4, "0")}`);
    expect(box?.kind === "box" && box.name).toMatch(/^[A-Z][A-Z -]+$/);
  });

  it("names the override that turns text", () => {
    expect(hidden("abc\u202e")).toEqual([{ index: 3, length: 1, code: "U+202E", name: "RLO" }]);
  });

  it("draws nothing of them undrawn, whatever the text is", () => {
    const next = chance(11);
    for (let n = 0; n < 3_000; n += 1) {
      const text = hostile(next);
      const cut = pieces(text);
      expect(cut.map((piece) => piece.text).join("")).toBe(text);
      for (const piece of cut) {
        if (piece.kind !== "box") expect(piece.text.replace(/[\n\t]/g, "")).toMatch(INK);
        else expect(`${piece.code} ${piece.name}`).toMatch(INK);
      }
    }
  });

  it("leaves the ink of three languages alone", () => {
    for (const text of ["السَّلام عليكم ورحمة الله", "Ёлки‑палки — «да»", "“Yes”, 5 °C… 😀", "\u0600\u06dd"]) {
      expect(hidden(text)).toEqual([]);
    }
  });

  it("boxes what would break the line of a subject or a name", () => {
    expect(pieces("one\ntwo\t").some((piece) => piece.kind === "box")).toBe(false);
    const boxes = pieces("one\ntwo\t", { oneLine: true }).filter((piece) => piece.kind === "box");
    expect(boxes.map((piece) => piece.kind === "box" && piece.name)).toEqual(["LINE FEED", "TAB"]);
  });

  it("boxes the marks that pile up on a letter, and none that a script needs", () => {
    expect(hidden(`e${"\u0301".repeat(8)}`)).toEqual([]);
    expect(hidden(`e${"\u0301".repeat(10)}`)).toEqual([
      { index: 9, length: 1, code: "U+0301", name: "MARK" },
      { index: 10, length: 1, code: "U+0301", name: "MARK" },
    ]);
    for (const text of ["لِلَّٰهِۖ", "बि॒र्भर्ति॑", "སྒྲུབྱཻཾ", "ệ"]) expect(hidden(text.normalize("NFD")), text).toEqual([]);
  });

  it("leaves out what we may not write ourselves", () => {
    expect(withoutRejected("send \u202e10-A\u2066 n\u200bow\ud800")).toBe("send 10-A now");
    expect(withoutRejected("\u200fالسَّلام 👩\u200d🚒")).toBe("\u200fالسَّلام 👩\u200d🚒");
    const next = chance(17);
    for (let n = 0; n < 500; n += 1) expect(rejected(withoutRejected(hostile(next)))).toEqual([]);
  });

  it("refuses in writing what turns or hides, and takes what honest text needs", () => {
    for (const point of [...TURNING, 0x200b, 0xfeff, 0xe0041, 0x00ad, 0xd800]) {
      expect(rejected(`a${String.fromCodePoint(point)}b`), point.toString(16)).toHaveLength(1);
    }
    for (const point of [...MARKS, 0xfe0f]) {
      expect(rejected(`a${String.fromCodePoint(point)}b`), point.toString(16)).toEqual([]);
    }
  });
});

describe("lines and parts", () => {
  it("joins to the text", () => {
    const next = chance(13);
    for (let n = 0; n < 1_000; n += 1) {
      const text = hostile(next);
      expect(lines(text).flat().map((piece) => piece.text).join("")).toBe(text);
    }
    expect(lines("a\nb\n")).toHaveLength(2);
  });

  it("cuts a long text at a space, or between characters", () => {
    expect(firstPart("short", 10)).toBe("short");
    expect(firstPart("one two three", 9)).toBe("one two ");
    expect(firstPart("😀".repeat(10), 5)).toBe("😀".repeat(2));
    expect(firstPart("x".repeat(1_000), 100)).toHaveLength(100);
  });

  it("goes on to the end of a long text", () => {
    const text = "كلمة 10-A\n".repeat(5_000);
    let shown = firstPart(text, 20_000);
    let parts = 1;
    while (shown.length < text.length && parts < 10) {
      parts += 1;
      shown = firstPart(text, 20_000 * parts);
    }
    expect(shown).toBe(text);
  });
});
