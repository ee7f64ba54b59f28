// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { daysOf, decoded, decodedAs, nameOf } from "./given";

const bytes = (...values: number[]) => new Uint8Array(values);

describe("a text that is given", () => {
  it("is UTF-8, or what its mark says", () => {
    expect(decoded(new TextEncoder().encode("مكالمة 📞"))).toBe("مكالمة 📞");
    expect(decoded(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe("a");
    expect(decoded(bytes(0xff, 0xfe, 0x45, 0x06))).toBe("م");
    expect(decoded(bytes(0xfe, 0xff, 0x06, 0x45))).toBe("م");
    expect(decoded(bytes(0xe3, 0xdf))).toBeNull();
  });

  it("is read in the letters that a person says", () => {
    expect(decodedAs(bytes(0xe3, 0xdf), "windows-1256")).toBe("مك");
    expect(decodedAs(bytes(0xcf, 0xf0), "windows-1251")).toBe("Пр");
  });

  it("has days of publication, or none", () => {
    expect(daysOf("")).toEqual([]);
    expect(daysOf(" 2024-06-25 ")).toEqual(["2024-06-25"]);
    expect(daysOf("2024-06-25، 2022-01-21")).toEqual(["2024-06-25", "2022-01-21"]);
    for (const wrong of ["2024-02-30", "25.06.2024", "Monday", "2024-6-5"]) expect(daysOf(wrong)).toBeNull();
  });

  it("is called the same whenever it is pasted", async () => {
    expect(await nameOf("a")).toBe("pasted-ca978112.txt");
    expect(await nameOf("b")).not.toBe(await nameOf("a"));
  });
});
