// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import arabic from "../../../src/wasl/locale/ar.ftl?raw";
import { addCatalogue, dir, english, has, LANGS, lang, setLang, strict, t } from ".";

const bare = (said: string) => said.replace(/[\u2068\u2069]/gu, "");

describe("words of the desk", () => {
  beforeEach(() => strict(true));
  afterEach(() => strict(false));

  it.each(LANGS)("speaks %s, in its direction", async (language) => {
    await setLang(language);
    expect(lang()).toBe(language);
    expect(dir()).toBe(language === "ar" ? "rtl" : "ltr");
    expect(t("act-acknowledge")).not.toBe("act-acknowledge");
    expect(t("alarm-fork.do")).not.toBe(t("alarm-fork"));
    expect(has("alarm-fork.do")).toBe(true);
    expect(has("alarm-fork.nothing")).toBe(false);
  });

  it("counts as each language does, with Western digits", async () => {
    const said: Record<string, string[]> = {};
    for (const language of LANGS) {
      await setLang(language);
      said[language] = [0, 1, 2, 3, 11, 100].map((count) => bare(t("search-count", { count })));
    }
    expect(said).toEqual({
      ar: [
        "لم يُعثر على شيء",
        "عُثر على قيد واحد",
        "عُثر على قيدين",
        "عُثر على 3 قيود",
        "عُثر على 11 قيدًا",
        "عُثر على 100 قيد",
      ],
      ru: [
        "Ничего не найдено",
        "Найдена 1 запись",
        "Найдены 2 записи",
        "Найдены 3 записи",
        "Найдено 11 записей",
        "Найдено 100 записей",
      ],
      en: ["Nothing found", "1 entry found", "2 entries found", "3 entries found", "11 entries found", "100 entries found"],
    });
  });

  it("isolates what is put in", async () => {
    await setLang("ar");
    expect(t("enrol-hello", { name: "Salim" })).toContain("\u2068Salim\u2069");
  });

  it("spells out what a name hides, and keeps the isolates of the desk", async () => {
    await setLang("en");
    expect(t("enrol-hello", { name: "Sa\u202elim" })).toContain("Sa[U+202E RLO]lim");
    expect(t("watch-others", { names: "\u2068Salim\u2069" })).toContain("\u2068Salim\u2069");
  });

  it("throws for what is missing in tests, and never before an officer", async () => {
    await setLang("ru");
    expect(() => t("no-such-text")).toThrow("no-such-text");
    expect(() => t("enrol-hello")).toThrow();
    strict(false);
    expect(t("no-such-text")).toBe("no-such-text");
    expect(t("enrol-hello")).toContain("name");
  });

  it("falls back to English where a catalogue lacks a text", async () => {
    await setLang("en");
    addCatalogue("ar", "only-this = هذا\n");
    await setLang("ar");
    strict(false);
    expect(t("act-acknowledge")).toBe("Acknowledge");
    expect(english("act-acknowledge")).toBe("Acknowledge");
    addCatalogue("ar", arabic);
    expect(t("act-acknowledge")).toBe("إقرار");
  });
});
