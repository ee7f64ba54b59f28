// SPDX-License-Identifier: Apache-2.0
//
// What the desk's server tells of the register of contacts, and takes. `""`, an empty list and null
// are *not said*.

import type { ErrorBody } from "./api";

export type Origin = "witnessed" | "reported";
export type Status =
  | "held"
  | "planned"
  | "requested"
  | "refused"
  | "unanswered"
  | "undelivered"
  | "failed"
  | "cancelled"
  | "reported-and-denied";
export type Medium = "line" | "telephone" | "video" | "hotline" | "meeting" | "letter" | "summons" | "other";
export type Level = "head" | "minister" | "chief" | "senior" | "working";
export type Track = "military" | "diplomatic" | "security" | "political" | "humanitarian";
export type Public = "announced" | "announced-later" | "not-announced";

export interface ContactSide {
  side: string;
  office: string;
  holder: string;
}

export interface Account {
  speaker: string;
  side: string;
  channel: string;
  text: string;
  source: string;
  topics: string[];
  initiator: string;
  numbers: Record<string, string> | null;
  when: string | null;
}

export interface Commitment {
  side: string;
  text: string;
  due: string | null;
  said_by: string;
}

/** The words that a value was taken from. */
export interface Proof {
  field: string;
  source: string;
  words: string;
  file: string;
  start: number;
  end: number;
}

export interface Contact {
  id: string;
  origin: Origin;
  status: Status;
  /** ISO 8601-2, level 1. */
  when: string;
  sides: ContactSide[];
  medium: Medium | null;
  level: Level | null;
  track: Track | null;
  initiators: { side: string; said_by: string }[];
  publicity: { public: Public; asked_by: string }[];
  topics: string[];
  duration_s: number | null;
  /** How often it was tried; null: several times. */
  attempts: number | null;
  accounts: Account[];
  commitments: Commitment[];
  proofs: Proof[];
  entries: string[];
}

export interface Row {
  contact: Contact;
  differences: number;
}

/** `whole`: nothing that is known already waits to be taken in. */
export interface Timeline {
  rows: Row[];
  next: string | null;
  whole: boolean;
}

export interface ContactsAsked {
  one?: string;
  other?: string;
  status?: string;
  origin?: string;
  level?: string;
  from?: string;
  to?: string;
  q?: string;
  behind?: string;
  limit?: number;
}

/** A number of days where it is exact, else the least and the most; null: nothing was before. */
export type Days = number | (number | null)[] | null;

export interface Gap {
  days: Days;
  from: string | null;
  to: string;
  previous: string | null;
  basis: string[];
  complete_known: boolean;
}

export interface First extends Gap {
  contact: string;
  between: string[];
  level: Level | null;
  first_for: ContactSide[];
}

export interface Difference {
  contact: string;
  kind: "initiative" | "topics" | "date" | "numbers" | "wording" | "silent" | "itself";
  about: string | null;
  said: { side: string | null; speaker: string | null; value: string | null }[];
}

export type DeedWord = "added" | "amended" | "account" | "merged" | "split" | "rejected" | "complete" | "side";

export interface DeedTold {
  n: number;
  time: string;
  by: string | null;
  what: DeedWord;
  detail: Record<string, unknown>;
}

export interface Shown {
  told: { contact: Contact | null; became: string[]; history: DeedTold[] };
  differences: Difference[];
  firsts: First[];
  highest: First[];
}

export interface Silence {
  silence: Gap & { between: string[]; at: string };
  firsts: First[];
  highest: First[];
  contacts: Contact[];
  whole: boolean;
}

export interface Month {
  month: string | null;
  levels: Record<Level | "not_said", number>;
}

export interface Rate {
  side: string;
  asked: number;
  statuses: Partial<Record<Status, number>>;
}

export interface Counts {
  months: Month[];
  rates: Rate[];
  whole: boolean;
}

/** Who is in the register: `ours`, the side that we are; `parties`, as which side each counts. */
export interface Known {
  ours: string;
  sides: { side: string; offices: string[] }[];
  parties: Record<string, string>;
  contacts: number;
  troubles: string[];
  /** Why the directory of offices cannot be read. */
  directory: ErrorBody | null;
  whole: boolean;
}

export interface Brief {
  between: string[];
  at: string;
  silence: Gap;
  highest: First | null;
  last: Contact[];
  holders: (ContactSide & { contact: string; when: string })[];
  promises: (Commitment & { contact: string; is_past: boolean })[];
  differences: Difference[];
  whole: boolean;
}

export interface Done {
  what: DeedWord;
  ids: string[];
}

export type Format = "csv" | "json" | "ical" | "html" | "plover" | "ftm";
