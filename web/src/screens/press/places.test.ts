// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { chance, hostile } from "../../text/hostile";
import { whole } from "./given";
import { cut, drawn, Places, type Edit, type Mark } from "./places";

/** The words between two characters, as the server counts them. */
const words = (text: string, start: number, end: number) => [...text].slice(start, end).join("");

/** What is drawn, with the words of one mark in brackets. */
function marked(text: string, marks: Mark[], edits: Edit[] = [], id = marks[0]?.id ?? ""): string {
  return cut(text, marks, edits)
    .map((line) => line.map((each) => (each.ids.includes(id) ? `[${each.text}]` : each.text)).join(""))
    .join("");
}

describe("places of the server in this page", () => {
  it.each([
    ["plain", 0, 5, "plain"],
    ["📞 call", 2, 6, "call"],
    ["a📞b📞c", 4, 5, "c"],
    ["a📞b📞c", 1, 4, "📞b📞"],
    ["مكالمة 📞 هاتفية", 9, 15, "هاتفية"],
    ["𐤀𐤁 من صور", 3, 5, "من"],
    ["👨‍👩‍👧 x", 6, 7, "x"],
  ])("%s from %i to %i is %s", (text, start, end, expected) => {
    const place = new Places(text).of({ start, end });
    expect(text.slice(place.start, place.end)).toBe(expected);
    expect(words(text, start, end)).toBe(expected);
  });

  it("agrees with counting the characters, whatever the text", () => {
    const dice = chance(11);
    for (let n = 0; n < 300; n += 1) {
      const text = whole(hostile(dice)).replace(/ /gu, () => (dice() < 0.2 ? "📞" : " "));
      const places = new Places(text);
      const length = [...text].length;
      const start = Math.floor(dice() * (length + 1));
      const end = start + Math.floor(dice() * (length - start + 1));
      expect(text.slice(places.at(start), places.at(end))).toBe(words(text, start, end));
    }
  });

  it("keeps what lies beyond the text within it", () => {
    const places = new Places("a📞");
    expect([places.at(-1), places.at(2), places.at(99)]).toEqual([0, 3, 3]);
  });
});

describe("a report that is cut where words begin and end", () => {
  it("draws all of it, and marks the words", () => {
    const text = "one two\nthree";
    expect(marked(text, [{ id: "a", start: 4, end: 7 }])).toBe("one [two]\nthree");
    expect(marked(text, [{ id: "a", start: 4, end: 13 }])).toBe("one [two\n][three]");
    expect(marked(text, [{ id: "a", start: 4, end: 4 }])).toBe(text);
    expect(cut(text, [])).toHaveLength(2);
    expect(cut("", [])).toEqual([[]]);
    expect(cut("a\n\n", [])).toHaveLength(2);
  });

  it("knows of each piece whose words it is, where words lie in words", () => {
    const marks = [
      { id: "outer", start: 0, end: 7 },
      { id: "inner", start: 4, end: 5 },
      { id: "across", start: 5, end: 9 },
    ];
    const [line] = cut("one two three", marks);
    expect(line?.map(({ text, ids }) => [text, ids.join(" ")])).toEqual([
      ["one ", "outer"],
      ["t", "outer inner"],
      ["wo", "outer across"],
      [" t", "across"],
      ["hree", ""],
    ]);
  });

  it("joined, is the text, whatever it is and whatever is marked", () => {
    const dice = chance(7);
    for (let n = 0; n < 300; n += 1) {
      const text = hostile(dice);
      const place = () => Math.floor(dice() * (text.length + 1));
      const marks = Array.from({ length: 6 }, (_, id) => {
        const [start = 0, end = 0] = [place(), place()].sort((one, other) => one - other);
        return { id: String(id), start, end };
      });
      const pieces = cut(text, marks).flat();
      expect(pieces.map((each) => each.text).join("")).toBe(text);
      for (const { id, start, end } of marks) {
        const own = pieces.filter((each) => each.ids.includes(id));
        expect(own.map((each) => each.text).join("")).toBe(text.slice(start, end));
      }
    }
  });

  it("draws of HTML what is read, and marks the same words", () => {
    const text = "<p>on <b>Mon</b>day</p>\n\n\n<p>he&amp;she</p>";
    const edits = [
      { start: 0, end: 3, instead: "\n" },
      { start: 6, end: 9, instead: "" },
      { start: 12, end: 16, instead: "" },
      { start: 19, end: 23, instead: "\n" },
      { start: 26, end: 29, instead: "\n" },
      { start: 31, end: 36, instead: "&" },
      { start: 39, end: 43, instead: "\n" },
    ];
    expect(text.slice(9, 19)).toBe("Mon</b>day");
    expect(marked(text, [{ id: "a", start: 9, end: 19 }], edits)).toBe("on [Mon][day]\n\nhe&she\n");
  });
});

describe("a line as it is drawn", () => {
  it("keeps a value whole where words begin inside of it", () => {
    const text = "قبل 14:00-16:00 بعد";
    const [line = []] = cut(text, [{ id: "a", start: 4, end: 9 }]);
    const shown = drawn(line);
    expect(shown.map(({ piece }) => [piece.kind, piece.text])).toEqual([
      ["text", "قبل "],
      ["value", "14:00-16:00"],
      ["text", " بعد"],
    ]);
    expect(shown[1]?.parts.map(({ text: part, ids }) => [part, ids.length])).toEqual([
      ["14:00", 1],
      ["-16:00", 0],
    ]);
  });

  it("draws what hides as a box, marked or not", () => {
    const text = "a\u202eb";
    const [line = []] = cut(text, [{ id: "a", start: 0, end: 2 }]);
    expect(drawn(line).map(({ piece, parts }) => [piece.kind, parts.length, parts[0]?.ids.length])).toEqual([
      ["text", 1, 1],
      ["box", 1, 1],
      ["text", 1, 0],
    ]);
  });

  it("joined, is the line", () => {
    const dice = chance(5);
    for (let n = 0; n < 300; n += 1) {
      const text = hostile(dice);
      const end = Math.floor(dice() * (text.length + 1));
      const shown = cut(text, [{ id: "a", start: end >> 1, end }]).flatMap(drawn);
      expect(shown.map(({ piece }) => piece.text).join("")).toBe(text);
      expect(shown.flatMap(({ parts }) => parts.map((each) => each.text)).join("")).toBe(text);
    }
  });
});
