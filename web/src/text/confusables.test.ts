// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { confusedWith, isMixed, skeleton } from "./confusables";

const ROSTER = ["Sundria", "Northland", "Кедр", "MAPS", "علي الكردي", "Haddad"];

describe("names that can be mistaken", () => {
  it.each([
    ["Sundriа", "Sundria"],
    ["Ѕundria", "Sundria"],
    ["NorthIand", "Northland"],
    ["N0rthland", "Northland"],
    ["МАРЅ", "MAPS"],
    ["على الكردى", "علي الكردي"],
    ["علی الکردی", "علي الكردي"],
    ["عـلي الكردي", "علي الكردي"],
    ["Haddad\u200b", "Haddad"],
  ])("%s is taken for %s", (name, other) => {
    expect(confusedWith(name, ROSTER)).toBe(other);
  });

  it.each(["Sundria", "Meridia", "Кедр", "Клён", "علي الهاشمي", ""])("%s is not", (name) => {
    expect(confusedWith(name, ROSTER)).toBeNull();
  });

  it("flags what mixes scripts, and nothing else", () => {
    expect(["Sundriа", "Кедp", "Northland علي"].every(isMixed)).toBe(true);
    expect(["Sundria", "Кедр-7", "علي 7", "10-A", "—"].some(isMixed)).toBe(false);
  });

  it("finds the skeleton of a skeleton unchanged", () => {
    for (const name of ROSTER) expect(skeleton(skeleton(name))).toBe(skeleton(name));
  });
});
