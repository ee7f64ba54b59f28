// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { addCatalogue } from "../i18n";
import { officeOf, partOf, sideOf, whoOf } from "./contact";

describe("how sides and offices are called", () => {
  it("names states, and parties of our lines", () => {
    expect(sideOf("TR")).toMatch(/^Türkiye|Turkey$/u);
    expect(sideOf("XK")).toBe("Kosovo");
    expect(sideOf("observer-mission")).toBe("Observer Mission");
    expect(whoOf("spokesman")).toBe("spokesman");
  });
  it.each(["SU", "XA", "E1", "UNSC", "", "NATO "])("makes nothing of %s", (code) => expect(sideOf(code)).toBe(code));
  it("has words for offices, and shows others as they are", () => {
    addCatalogue("en", "contact-office-defence-minister = defence minister\n");
    expect(officeOf("defence-minister")).toBe("defence minister");
    expect(officeOf("minister")).toBe("minister");
    expect(partOf("TR:aide")).toBe(`${sideOf("TR")} · aide`);
    expect(partOf("E1")).toBe("E1");
  });
});
