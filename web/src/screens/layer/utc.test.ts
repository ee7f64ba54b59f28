// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { readUtc, writeUtc } from "./utc";

it.each([
  ["2026-11-22T18:00Z", "2026-11-22T18:00:00Z"],
  ["2026-11-22 18:00", "2026-11-22T18:00:00Z"],
  ["2026-11-22 1800z", "2026-11-22T18:00:00Z"],
  ["٢٠٢٦-١١-٢٢ ١٨:٠٠", "2026-11-22T18:00:00Z"],
  ["2026-11-22", "2026-11-22T00:00:00Z"],
  ["  ", ""],
])("reads %s", (written, meant) => {
  expect(readUtc(written)).toBe(meant);
});

it("takes a day as its last second where a span ends", () => {
  expect(readUtc("2026-11-22", { end: true })).toBe("2026-11-22T23:59:59Z");
});

it.each(["yesterday", "22.11.2026", "2026-04-31", "2026-11-22 25:00", "2026-13-01"])(
  "does not take %s for a time",
  (written) => {
    expect(readUtc(written)).toBeNull();
  },
);

it("reads what it writes", () => {
  const at = new Date("2026-11-22T18:05:00Z");
  expect(readUtc(writeUtc(at))).toBe("2026-11-22T18:05:00Z");
});
