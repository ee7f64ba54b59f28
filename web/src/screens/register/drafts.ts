// SPDX-License-Identifier: Apache-2.0
//
// What is typed into the forms of the register, and what is sent of it. Pure. What was left empty is not said,
// and is not sent.

import type { Account, Commitment, Contact } from "../../state/register";
import { plainDigits } from "../layer/utc";

export interface SideDraft {
  side: string;
  office: string;
  holder: string;
}

export interface ContactDraft {
  /** The contact that reads otherwise from now on; null: a new one. */
  of: Contact | null;
  when: string;
  status: string;
  medium: string;
  level: string;
  track: string;
  sides: SideDraft[];
  initiator: string;
  initiatorSaidBy: string;
  public: string;
  publicAskedBy: string;
  /** One a line. */
  topics: string;
  attempts: string;
  minutes: string;
  source: string;
  words: string;
}

export interface AccountDraft {
  side: string;
  speaker: string;
  channel: string;
  text: string;
  source: string;
  topics: string;
  initiator: string;
  /** One a line: `ships = over 140`. */
  numbers: string;
  when: string;
  commitment: string;
  due: string;
}

export type Told = Partial<Omit<Contact, "sides">> & { sides?: SideDraft[] };

export function blankContact(): ContactDraft {
  const side = (): SideDraft => ({ side: "", office: "", holder: "" });
  return {
    of: null,
    when: "",
    status: "held",
    medium: "",
    level: "",
    track: "",
    sides: [side(), side()],
    initiator: "",
    initiatorSaidBy: "",
    public: "",
    publicAskedBy: "",
    topics: "",
    attempts: "1",
    minutes: "",
    source: "",
    words: "",
  };
}

export function blankAccount(): AccountDraft {
  return {
    side: "",
    speaker: "",
    channel: "",
    text: "",
    source: "",
    topics: "",
    initiator: "",
    numbers: "",
    when: "",
    commitment: "",
    due: "",
  };
}

/** A draft of what a contact says now. Of several initiators, and of what is public, the first. */
export function draftOf(contact: Contact): ContactDraft {
  const [initiator] = contact.initiators;
  const [publicity] = contact.publicity;
  return {
    ...blankContact(),
    of: contact,
    when: contact.when,
    status: contact.status,
    medium: contact.medium ?? "",
    level: contact.level ?? "",
    track: contact.track ?? "",
    sides: contact.sides.map((one) => ({ ...one })),
    initiator: initiator?.side ?? "",
    initiatorSaidBy: initiator?.said_by ?? "",
    public: publicity?.public ?? "",
    publicAskedBy: publicity?.asked_by ?? "",
    topics: contact.topics.join("\n"),
    attempts: contact.attempts === null ? "" : String(contact.attempts),
    minutes: contact.duration_s === null ? "" : String(contact.duration_s / 60),
  };
}

const lines = (text: string): string[] => text.split("\n").map((one) => one.trim()).filter(Boolean);

/** A date as the register reads it: digits of any script, and none of the marks that turn text. */
export function dateOf(text: string): string {
  return plainDigits(text).replace(/[\u200e\u200f\u061c\s]/gu, "");
}

/** A whole number; null: it is none. */
function numberOf(text: string): number | null {
  const plain = plainDigits(text.trim());
  return /^\d{1,6}$/u.test(plain) ? Number(plain) : null;
}

/** All that a draft says, by the names of the JSON. */
export function valuesOf(draft: ContactDraft): Told {
  const told: Told = { when: dateOf(draft.when), status: draft.status as Contact["status"] };
  told.sides = draft.sides
    .map(({ side, office, holder }) => ({ side: side.trim(), office: office.trim(), holder: holder.trim() }))
    .filter((one) => one.side || one.office || one.holder);
  told.medium = (draft.medium || null) as Contact["medium"];
  told.level = (draft.level || null) as Contact["level"];
  told.track = (draft.track || null) as Contact["track"];
  told.initiators = draft.initiator ? [{ side: draft.initiator, said_by: draft.initiatorSaidBy.trim() }] : [];
  told.publicity = draft.public
    ? [{ public: draft.public as Contact["publicity"][0]["public"], asked_by: draft.publicAskedBy.trim() }]
    : [];
  told.topics = lines(draft.topics);
  told.attempts = draft.attempts.trim() === "" ? null : numberOf(draft.attempts);
  const minutes = numberOf(draft.minutes);
  told.duration_s = minutes === null ? null : minutes * 60;
  return told;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The detail of the deed that files a draft: a new contact, or what reads otherwise. Null: nothing does. */
export function deedOf(
  draft: ContactDraft,
): { what: "added"; detail: object } | { what: "amended"; detail: object } | null {
  const told = valuesOf(draft);
  const was = draft.of;
  const { source, words } = { source: draft.source.trim(), words: draft.words.trim() };
  const proofs = (fields: string[]) => fields.map((field) => ({ field, source, words }));
  if (was === null) {
    const said = Object.entries(told).filter(([name, value]) => (name === "attempts" ? value !== 1 : !isNothing(value)));
    return { what: "added", detail: { ...Object.fromEntries(said), proofs: proofs(said.map(([name]) => name)) } };
  }
  const before: Told = valuesOf(draftOf(was));
  const changed = Object.entries(told).filter(([name, value]) => !same(value, before[name as keyof Told]));
  if (changed.length === 0) return null;
  const changes: Record<string, unknown> = Object.fromEntries(changed);
  // What this form shows only the first of keeps the others.
  if ("initiators" in changes) changes["initiators"] = [...(told.initiators ?? []), ...was.initiators.slice(1)];
  if ("publicity" in changes) changes["publicity"] = [...(told.publicity ?? []), ...was.publicity.slice(1)];
  if (source) changes["proofs"] = [...was.proofs, ...proofs(changed.map(([name]) => name))];
  return { what: "amended", detail: { id: was.id, changes } };
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The detail of the deed that adds an account. */
export function accountOf(id: string, draft: AccountDraft): object {
  const account: Partial<Account> = { speaker: draft.speaker.trim() };
  const texts = { side: draft.side, channel: draft.channel, text: draft.text, source: draft.source, initiator: draft.initiator };
  for (const [name, value] of Object.entries(texts)) {
    if (value.trim()) account[name as "side"] = value.trim();
  }
  if (lines(draft.topics).length) account.topics = lines(draft.topics);
  const numbers = lines(draft.numbers).map((line): [string, string] => {
    const at = line.indexOf("=");
    return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  if (numbers.length) account.numbers = Object.fromEntries(numbers);
  if (draft.when.trim()) account.when = dateOf(draft.when);
  const due = draft.due.trim() ? { due: dateOf(draft.due) } : {};
  const promise: Partial<Commitment> = {
    side: draft.side.trim(),
    text: draft.commitment.trim(),
    said_by: draft.speaker.trim(),
    ...due,
  };
  return { id, account, commitments: draft.commitment.trim() ? [promise] : [] };
}

/** A contact as one part of a split, with another date and status. */
export function partOf(contact: Contact, part: { when: string; status: string }): object {
  const { id: _id, origin: _origin, entries: _entries, ...rest } = contact;
  return { ...rest, when: dateOf(part.when), status: part.status };
}
