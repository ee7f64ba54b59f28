// SPDX-License-Identifier: Apache-2.0
//
// What is said of contacts, in the language of the desk. Numbers stay exact; what is not known is said so.

import { has, t } from "../../i18n";
import { partOf } from "../../parts/contact";
import type { Days, First, Gap } from "../../state/register";

export const FORMATS = ["csv", "json", "ical", "html", "plover", "ftm"] as const;

/** A number of days as exactly as it is known. */
export function daysWords(days: Exclude<Days, null>): string {
  if (typeof days === "number") return t("register-days", { count: days });
  const [least, most] = days;
  if (most === null || most === undefined) return t("register-days-least", { count: least ?? 0 });
  return t("register-days-between", { least: least ?? 0, count: most });
}

/** How long nothing was held, and how far that may be relied on. */
export function gapWords(gap: Gap): string {
  const known = t(gap.complete_known ? "register-complete-yes" : "register-complete-no");
  if (gap.days === null) return t("register-gap-none", { to: gap.to, known });
  return t("register-gap", { days: daysWords(gap.days), from: gap.from ?? "…", to: gap.to, known });
}

/** What is special about a contact, in one sentence. */
export function firstWords(one: First, what: "first" | "highest"): string {
  const [near = "", far = ""] = one.between.map(partOf);
  if (one.days === null) return t(`register-${what}-ever`, { one: near, other: far });
  return t(`register-${what}-since`, { one: near, other: far, from: one.from ?? "…", days: daysWords(one.days) });
}

/** The name of a value that proofs speak of; as it stands where this desk has no word for it. */
export function fieldName(field: string): string {
  return has(`register-field-${field}`) ? t(`register-field-${field}`) : field;
}

/** What has the same key, together, in the order in which it came. */
export function grouped<A>(all: readonly A[], key: (one: A) => string): Map<string, A[]> {
  const found = new Map<string, A[]>();
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return found;
}
