// SPDX-License-Identifier: Apache-2.0
//
// Contacts as every page tells them: the words that a value can have, and how sides and offices are called.

import { has, lang, t } from "../i18n";
import { named } from "./names";

export const STATUSES = [
  "held",
  "planned",
  "requested",
  "refused",
  "unanswered",
  "undelivered",
  "failed",
  "cancelled",
  "reported-and-denied",
] as const;
export const MEDIA = ["telephone", "video", "hotline", "meeting", "letter", "summons", "line", "other"] as const;
export const LEVELS = ["head", "minister", "chief", "senior", "working"] as const;
export const TRACKS = ["military", "diplomatic", "security", "political", "humanitarian"] as const;
export const PUBLIC = ["announced", "announced-later", "not-announced"] as const;

/** Codes that ISO 3166 leaves to whoever uses them, but for Kosovo: they name nobody. */
const OWN = /^(?:AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/u;

/** Who is named: a state by its name, whoever else as it is written. */
export function whoOf(code: string): string {
  if (!/^[A-Z]{2}$/u.test(code) || OWN.test(code) || new Intl.Locale("und", { region: code }).region !== code) return code;
  return new Intl.DisplayNames([lang()], { type: "region", fallback: "code" }).of(code) ?? code;
}

/** What a side is called: a state or a party of our lines by its name. */
export function sideOf(code: string): string {
  return /^[a-z][a-z0-9-]*$/u.test(code) ? named(code) : whoOf(code);
}

/** What an office is called; as it is written where this desk has no word for it. */
export function officeOf(office: string): string {
  return has(`contact-office-${office}`) ? t(`contact-office-${office}`) : office;
}

/** `SIDE` or `SIDE:OFFICE` in words. */
export function partOf(written: string): string {
  const [side = "", office = ""] = written.split(":");
  return [sideOf(side), ...(office ? [officeOf(office)] : [])].join(" · ");
}
