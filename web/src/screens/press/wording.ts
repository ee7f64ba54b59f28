// SPDX-License-Identifier: Apache-2.0
//
// Contacts in words of the screen's language: days, sides, offices, and what is not said.

import { lang, t } from "../../i18n";
import { officeOf, sideOf, whoOf } from "../../parts/contact";
import { date, place } from "../../text";
import type { ContactSide, ContactValues, RegisterContact } from "../../state/types";

/** Words without the marks that isolate what was put into them: for what is drawn piece by piece. */
export function plain(id: string, args: Record<string, string | number>): string {
  return Object.values(args).reduce<string>((said, arg) => said.replaceAll(`\u2068${arg}\u2069`, String(arg)), t(id, args));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** A date of ISO 8601-2 as people read it; what is not known of it stays open. */
export function dayOf(written: string): string {
  if (!written) return t("press-not-said");
  const [from = "", to] = written.split("/");
  if (to !== undefined) {
    const [first, last] = [from === ".." ? "" : from, to === ".." ? "" : to];
    if (!first) return plain("press-day-until", { day: one(last) });
    if (!last) return plain("press-day-from", { day: one(first) });
    return plain("press-day-between", { first: one(first), last: one(last) });
  }
  return one(written);
}

function one(written: string): string {
  const bare = written.replace(/[~?%]$/u, "");
  const said = DAY.test(bare) ? date(bare, lang(), { months: place().months }) : bare.replace(/-XX/gu, "");
  return bare === written ? said : plain("press-day-about", { day: said });
}

/** Who took part: the side, the office and the holder, each as far as it is said. */
export function partyOf(one: ContactSide): string {
  const office = one.office ? officeOf(one.office) : t("press-office-not-said");
  return [sideOf(one.side), office, one.holder || t("press-holder-not-said")].join(" · ");
}

export interface Row {
  label: string;
  said: string;
  /** What the two are compared by. */
  key: string;
}

/** A contact as rows of label and words: what is compared side by side. */
export function rowsOf(values: ContactValues | RegisterContact): Row[] {
  const none = t("press-not-said");
  const row = (key: string, label: string, said: readonly string[]): Row => ({
    key,
    label,
    said: said.join("\n") || none,
  });
  const wish = values.initiators.map((each) =>
    each.said_by
      ? plain("press-wish-says", { side: sideOf(each.side), speaker: whoOf(each.said_by) })
      : plain("press-wish-text", { side: sideOf(each.side) }),
  );
  return [
    row("status", t("press-status"), [t(`contact-status-${values.status}`)]),
    row("when", t("press-when"), [dayOf(values.when)]),
    row("sides", t("press-sides"), values.sides.map(partyOf)),
    row("initiators", t("press-initiator"), wish),
    row("publicity", t("press-publicity"), values.publicity.map((each) => t(`contact-public-${each.public}`))),
    row("topics", t("press-topics"), values.topics),
    row("medium", t("press-medium"), values.medium ? [t(`contact-medium-${values.medium}`)] : []),
    row("level", t("press-level"), values.level ? [t(`contact-level-${values.level}`)] : []),
  ];
}

/** A contact of the register on one line. */
export function lineOf(contact: RegisterContact): string {
  const sides = contact.sides.map((each) => sideOf(each.side)).join(" – ");
  // The id stands last: between a number and words of Arabic it would change places with them.
  return [dayOf(contact.when), sides, t(`contact-status-${contact.status}`), contact.id].join(" · ");
}
