// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { bytes, countdown, date, dtg, duration, groups, hijri, local, number, zulu, type Say } from "./values";

const AT = "2026-11-22T14:35:07Z";
const say: Say = (id, args = {}) => `${args["n"] ?? args["count"]} ${id.replace("unit-", "")}`;
const plain = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, "");

describe("times", () => {
  it("writes a date-time group", () => {
    expect(dtg(AT)).toBe("221435Z NOV 26");
    expect(dtg("2026-01-02T03:04:59Z")).toBe("020304Z JAN 26");
    expect(dtg(Date.parse(AT))).toBe("221435Z NOV 26");
  });

  it("writes UTC, and local time with its zone", () => {
    expect(zulu(AT)).toBe("14:35Z");
    expect(zulu(AT, { seconds: true })).toBe("14:35:07Z");
    expect(local(AT, "Asia/Damascus")).toBe("17:35 UTC+3");
    expect(local(AT, "Asia/Kathmandu", { seconds: true })).toBe("20:20:07 UTC+5:45");
    expect(local("2026-11-22T21:00:00Z", "Asia/Damascus")).toBe("00:00 UTC+3");
    expect(local(AT, "No/Where")).toBe("14:35 UTC");
  });

  it("names months as the party does", () => {
    expect(plain(date(AT, "ar"))).toMatch(/22 تشرين الثاني 2026/);
    expect(plain(date(AT, "ar", { months: "egyptian" }))).toMatch(/22 نوفمبر 2026/);
    expect(plain(date("2026-07-05T00:00:00Z", "ar", { months: "maghrebi" }))).toMatch(/يوليوز/);
    expect(date(AT, "ru")).toMatch(/22 ноября 2026/);
    expect(date(AT, "en")).toBe("22 November 2026");
  });

  it("names the day of Umm al-Qura with Western digits", () => {
    expect(plain(hijri("2026-03-05T12:00:00Z"))).toMatch(/16 رمضان 1447/);
  });

  it("gives back what is no time", () => {
    for (const bad of ["", "soon", "2026-13-45"]) {
      expect([dtg(bad), zulu(bad), local(bad, "UTC"), date(bad, "ar"), hijri(bad)]).toEqual(Array(5).fill(bad));
    }
  });
});

describe("spans", () => {
  it("stays exact", () => {
    expect(duration(0, say)).toBe("0 s");
    expect(duration(65, say)).toBe("1 min 5 s");
    expect(duration(7_500, say)).toBe("2 h 5 min");
    expect(duration(468 * 86_400, say)).toBe("468 d");
    expect(duration(90_000, say)).toBe("1 d 1 h");
  });

  it("counts down, and on beyond the end", () => {
    expect(countdown(572)).toBe("9:32");
    expect(countdown(3_723)).toBe("1:02:03");
    expect(countdown(2 * 86_400 + 3_723)).toBe("2:01:02:03");
    expect(countdown(-61)).toBe("−1:01");
    expect(countdown(0)).toBe("0:00");
  });
});

describe("numbers, sizes and hashes", () => {
  it("groups digits", () => {
    expect(number(1234567)).toBe("1,234,567");
    expect(bytes(999, say)).toBe("999 bytes");
    expect(bytes(1_250, say)).toBe("1.3 kb");
    expect(bytes(12_345_678, say)).toBe("12.3 mb");
    expect(groups("1a2b3c4d5", 4)).toBe("1a2b 3c4d 5");
    expect(groups("")).toBe("");
  });
});
