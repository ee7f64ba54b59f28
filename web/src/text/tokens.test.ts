// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { chance, hostile } from "./hostile";
import { segments } from "./tokens";

const values = (text: string) => segments(text).flatMap(({ text: t, value }) => (value === null ? [] : [t]));

/** What right-to-left paragraphs draw in another order, and what they happen to draw well. */
const TOKENS = [
  "-5", "+12", "−3.5", "33.5138-N", "33.5138 N, 36.2765 E", "-33.5138, 36.2765", "33°30'49\"N 36°16'35\"E",
  "33°30′49″ с. ш.".slice(0, 9), "37SBT 12345 67890", "37SBT1234567890", "14:00-16:00", "14:00 – 16:00Z",
  "1400-1600Z", "2026-11-22", "2026-11-22T14:35:00Z", "21 1435Z NOV", "221435Z NOV 26", "+963-11-222-3333",
  "3412-7", "10-A", "A-10", "Кедр-7", "№ 7-Б", "50%", "12/3", "1,234.5", "10.0.0.1:8480", "FL230-250", "FL 310",
  "9f86d081884c7d659a2feaa0c55ad015", "9f86 d081 884c 7d65", "0123456789abcdef/northland.1/12", "300 bit/s",
  "12 км", "011-222-3333",
];

describe("values in a person's text", () => {
  it.each(TOKENS)("%s is one value in Arabic words", (token) => {
    expect(values(`قبل ${token} بعد`)).toEqual([token]);
  });

  it.each(TOKENS)("%s is one value alone, and in Russian words", (token) => {
    expect(values(token)).toEqual([token]);
    expect(values(`до ${token}, после`)).toEqual([token]);
  });

  it.each(["من الساعة", "слово-слово", "well-known", "قوات", "the end.", "-", "№", "%", "+", ""])(
    "%s holds no value",
    (text) => {
      expect(values(text)).toEqual([]);
    },
  );

  it("leaves Arabic digits as they are written", () => {
    expect(values("من ٣ إلى ٥")).toEqual([]);
  });

  it("takes a hyphen between letter and digit for no sign", () => {
    expect(values("بـ-5")).not.toContain("-5");
  });

  it("joins to the text that it was given, whatever it is", () => {
    const next = chance(7);
    for (let n = 0; n < 3_000; n += 1) {
      const text = hostile(next);
      expect(segments(text).map((each) => each.text).join("")).toBe(text);
      expect(segments(text).every((each) => each.text !== "")).toBe(true);
    }
  });

  it.each(["1", "a1", "1-", "1.", "-1 ", "12:00-", "°", "1° ", "f0 ", "№7-", "12 345 "])(
    "%s again and again takes no long time",
    (part) => {
      const text = part.repeat(Math.ceil(100_000 / part.length));
      const begun = performance.now();
      expect(segments(text).map((each) => each.text).join("")).toBe(text);
      expect(performance.now() - begun).toBeLessThan(2_000);
    },
  );
});
