// SPDX-License-Identifier: Apache-2.0
//
// What the desk's server answers and takes, by the HTTP contract. Names are those of the JSON.
// What is not known is null; a key is never left out of an answer.

import type { ContactSide as NamedSide, Level, Medium, Public, Status, Track } from "./register";

export type Precedence = "flash" | "immediate" | "priority" | "routine";
export type Traffic = "operation" | "exercise" | "simulation" | "test";
export type Lang = "ar" | "ru" | "en";
export type Theme = "dark" | "light" | "dim";
export type Answer =
  | "received"
  | "will-comply"
  | "cannot-comply"
  | "have-complied"
  | "cannot-process";
export type State = "queued" | "handed" | "stored" | "shown" | "acknowledged" | "answered";
export type Role =
  | "duty"
  | "drafter"
  | "releaser"
  | "interpreter"
  | "press"
  | "analyst"
  | "administrator"
  | "readonly";
export type Sound = "armed" | "off" | "suspended";

// ── session ──

export interface Officer {
  id: string;
  name: string;
  roles: Role[];
  offices: string[];
}

/** How desks look to an officer; null: nothing chosen yet. */
export interface Looks {
  lang: Lang | null;
  theme: Theme | null;
}

/** The officer who is signed in. */
export interface Seated extends Officer, Looks {}

/** After how long without a touch the desk asks, and what follows. */
export interface Deadman {
  ask_after_s: number;
  louder_after_s: number;
  next_role_after_s: number;
  second_path_after_s: number;
}

export interface SessionInfo {
  party: string;
  title: string;
  officer: Seated | null;
  locked: boolean;
  languages: Lang[];
  months: string;
  time_zone: string;
  enrolled: boolean;
  version: string;
  deadman: Deadman;
}

export interface RequestOptions {
  publicKey: PublicKeyCredentialRequestOptionsJSON;
  state: string;
}

export interface EnrolmentOptions {
  publicKey: PublicKeyCredentialCreationOptionsJSON;
  state: string;
  officer: { name: string };
}

/** A passkey's answer, and the server's own state that belongs to the question. */
export interface Asserted {
  state: string;
  credential: AuthenticationResponseJSON | RegistrationResponseJSON;
}

// ── lines ──

export interface Counts {
  asked: number;
  answered: number;
  late: number;
  open: number;
}

export interface TrendDay {
  day: string;
  asked: number;
  answered: number;
}

export interface CheckCounts {
  scheduled: Counts;
  surprise: Counts;
  trend: { scheduled: TrendDay[]; surprise: TrendDay[] };
  last_answered: string | null;
}

export interface BearerState {
  bearer: string;
  reachable: boolean;
  last_heard: string | null;
  queued: number;
  trouble: string | null;
}

export interface Peer {
  party: string;
  verified: { by_us: boolean; by_them: boolean };
  last_heard: string | null;
  bearers: BearerState[];
  clock_offset_ms: number | null;
  checks: CheckCounts & { by_us: CheckCounts };
  presence: {
    charter: "none" | "hours" | "live";
    state: "present" | "away" | "unknown" | "off-hours";
    since: string | null;
    hours: { from: string; to: string } | null;
  };
  missing: number;
  outage: { from: string; to: string; text: string | null } | null;
}

export interface LineAlarm {
  code: string;
  party: string | null;
  detail: string | null;
  since: string | null;
  means: string;
  do: string;
}

export interface LineState {
  line: string;
  alias: string;
  title: string;
  party: string;
  incarnation: number;
  verified: boolean;
  peers: Peer[];
  offices: Record<string, { office: string; title: string }[]>;
  expires: string;
  expires_in_days: number;
  charter: {
    serial: number;
    open: number;
    adopted: Record<string, number>;
    left: string[];
    expires: string;
    ack_within_s: Record<Precedence, number>;
    attachment_bytes: number;
  };
  alarms: LineAlarm[];
  suspended: { party: string; kinds: string[]; since: string; reason: string | null }[];
  overdue: number;
  finality: { entries: number; suspended: string[] };
  witness: {
    key: string | null;
    cosigned: { witness: string; size: number | null; time: string | null }[];
  };
  texts: { retention_days: number; shredded: number; last: string | null };
  holds: { id: string | null; reason: string; by: string; since: string }[];
}

export interface Alarm extends LineAlarm {
  line: string;
  alias: string;
  closed: { at: string | null; by: string; note: string | null } | null;
}

// ── entries ──

export interface Step {
  time: string;
  by: string | null;
  answer: Answer | null;
  reason: string | null;
}

export interface Ladder {
  queued: Step | null;
  handed: (Step & { bearer: string | null }) | null;
  stored: Step | null;
  shown: Step | null;
  acknowledged: Step | null;
  answered: Step | null;
  late_s: number | null;
  contradicts: boolean;
}

export interface Attachment {
  sha256: string;
  bytes: number;
  media: string;
  name: string;
  held_bytes: number;
  complete: boolean;
  too_large: boolean;
}

export type OverdueStep =
  | "not-stored"
  | "stored-not-shown"
  | "shown-not-acknowledged"
  | "acknowledged-not-answered";

export interface Entry {
  id: string;
  line: string;
  author: string;
  incarnation: number;
  seq: number;
  kind: string;
  precedence: Precedence | null;
  traffic: Traffic | null;
  /** Marked by its author as sent by one officer alone. */
  sent_alone: boolean | null;
  lang: Lang | null;
  subject: string | null;
  label: string | null;
  text: string | null;
  from_office: string | null;
  to_offices: string[];
  info_offices: string[];
  refs: string[];
  supersedes: string | null;
  by: string | null;
  answer: Answer | null;
  reason: string | null;
  time: string | null;
  reply_by: string | null;
  final: boolean;
  void: string | null;
  opened: boolean;
  state: State;
  ladder: Record<string, Ladder>;
  wire: { bytes: number | null };
  attachments: Attachment[];
  detail: Record<string, unknown> | null;
  amended: {
    by: string[];
    corrected: Partial<Record<"text" | "subject" | "label" | "reply_by", string | null>> | null;
    cancelled: string | null;
    superseded_by: string | null;
  };
  amends: {
    id: string;
    counts: boolean;
    why_not: "not-own" | "not-held" | "other-kind" | "void" | null;
  } | null;
  overdue: { party: string; step: OverdueStep; since: string }[];
  lapses: { id: string; party: string; by: string | null; state: string; time: string }[];
  orphan: boolean;
  shredded: { party: string; why: string; time: string | null; id: string }[];
  branches: { kind: string; time: string | null; text: string | null }[];
  held: boolean;
}

export interface LogPage {
  entries: Entry[];
  cursor: string | null;
}

export interface Said {
  id: string;
  state: State;
  /** What a person should know of it. */
  warnings?: string[];
}

/** An acknowledgement. `already`: somebody was first, and this is theirs. */
export interface Acknowledged extends Said {
  already: boolean;
  by?: string | null;
  time?: string;
  answer?: Answer;
}

export interface SendFields {
  line: string;
  from_office: string;
  to_offices: string[];
  info_offices?: string[];
  precedence?: Precedence;
  traffic?: Traffic;
  lang?: Lang | "";
  subject?: string;
  label?: string;
  text: string;
  reply_by?: string | null;
  refs?: string[];
  supersedes?: string | null;
  sent_alone?: boolean;
  attachments?: { sha256: string; name: string }[];
}

/** A file that our node has taken, for a message to name. */
export interface Given {
  sha256: string;
  bytes: number;
  media: string | null;
}

export interface Release {
  release?: Asserted;
}

export interface CorrectFields {
  entry: string;
  /** Each `FIELD=VALUE`; fields: text, subject, label, reply_by. */
  set: string[];
  reason: string;
}

// ── search ──

export interface SearchQuery {
  q: string;
  line?: string;
  author?: string;
  kind?: string;
  precedence?: string;
  from?: string;
  to?: string;
  limit?: number;
}

export interface Hit {
  id: string;
  line: string;
  time: string | null;
  author: string;
  kind: string;
  precedence: Precedence | null;
  subject: string | null;
  snippet: [text: string, marked: boolean][];
}

export interface Hits {
  hits: Hit[];
  total: number;
  more: boolean;
  /** Whether all of the record has been read for it. */
  whole: boolean;
}

// ── one's own ──

/** A passkey of the officer at this desk. */
export interface OwnPasskey {
  id: string;
  /** Empty: it came by a link. */
  label: string;
  added: string;
  used: string | null;
  /** Whether it has proved this session. */
  here: boolean;
}

/** A session of the officer at this desk. */
export interface OwnSession {
  id: string;
  began: string;
  seen: string;
  address: string;
  locked: boolean;
  here: boolean;
}

// ── people, audit ──

export interface Person {
  id: string;
  name: string;
  roles: Role[];
  offices: string[];
  enrolled: boolean;
  disabled: boolean;
  watching: boolean;
}

export interface AuditEvent {
  n: number;
  time: string;
  officer: string;
  what: string;
  detail: Record<string, string | string[]>;
}

export interface AuditPage {
  events: AuditEvent[];
  whole: boolean;
}

// ── verify, export ──

export type Verdict = "verified" | "unanchored" | "altered" | "incomplete" | "fork";

/** A finding. `verdict`: what it alone makes of the file; null: it counts those that are not listed. */
export interface Problem {
  code: string;
  verdict: "altered" | "fork" | "incomplete" | null;
  id: string;
  detail: string;
}

export interface Verified {
  verdict: Verdict;
  anchored: boolean;
  line_id: string | null;
  journals: {
    party: string;
    incarnation: number;
    from: number;
    to: number;
    head_time: string | null;
    bracket: {
      before: {
        time: string;
        to: number;
        witnesses: string[];
        among: number;
        charter: number;
        quorum: boolean;
      } | null;
      after: { time: string; witness: string; entry: number } | null;
    } | null;
  }[];
  problems: Problem[];
}

export interface ExportWanted {
  line: string;
  entry?: string;
  fork?: string;
  from?: string;
  to?: string;
}

// ── drafts ──

/** A file of a draft. */
export interface DraftFile {
  sha256: string;
  /** As it will be signed. */
  name: string;
  bytes: number;
  /** When our node took it. */
  given: string;
  /** What it was called, where that may not be signed. */
  was?: string;
}

/** What is sent, as far as it is written. Of a file more is kept than is sent. */
export type DraftFields = Omit<Partial<SendFields>, "attachments"> & { attachments?: DraftFile[] };

export interface Draft {
  id: string;
  line: string;
  officer: string;
  updated: string;
  fields: DraftFields;
}

// ── the press page ──

/** The words of a report that a value was taken from; places are in characters, not in UTF-16 units. */
export interface PressSpan {
  file: string;
  start: number;
  end: number;
  text: string;
}

export type ContactSide = Pick<NamedSide, "side"> & Partial<NamedSide>;

/** What a person may correct of a proposal. `when` is empty where the text does not say it. */
export interface ContactValues {
  status: Status;
  when: string;
  sides: ContactSide[];
  medium: Medium | null;
  level: Level | null;
  track: Track | null;
  initiators: { side: string; said_by?: string }[];
  publicity: { public: Public; asked_by?: string }[];
  topics: string[];
  /** null: several. */
  attempts: number | null;
}

/** A contact of the register, as far as the press page shows it. */
export interface RegisterContact extends ContactValues {
  id: string;
  origin: "witnessed" | "reported";
  accounts: { speaker: string; side?: string; source?: string; text?: string }[];
  proofs: { field: string; source: string; words?: string }[];
}

export interface PressProposal {
  kind:
    | "contact"
    | "attempt"
    | "planned"
    | "denied"
    | "commitment"
    | "protest"
    | "warning"
    | "exercise"
    | "incident"
    | "line";
  status: Status | null;
  date: {
    value: string | null;
    role: "contact" | "announced" | "since" | "on_or_before";
    how: "explicit" | "relative" | "year_inferred" | "open";
    span: PressSpan | null;
  };
  sides: { side: string; office: string; holder: string; span: PressSpan }[];
  initiator: { side: string; said_by: string; span: PressSpan } | null;
  publicity: { public: Public; asked_by: string; span: PressSpan } | null;
  topics: PressSpan[];
  accounts: { speaker: string; side: string; channel: string; span: PressSpan }[];
  claims: { speaker: string; what: string; number: string; span: PressSpan }[];
  level: "read" | "inferred" | "open";
  /** Proposals of other texts, by their numbers there, that are of the same contact. */
  same: { file: string; number: number }[];
  /** Those that can be. */
  ask: { file: string; number: number; why: PressWhy[] }[];
  /** What was judged of it, the newest last. */
  judged: PressJudged[];
}

export interface PressJudged {
  verdict: "filed" | "merged" | "attached" | "rejected";
  ids: string[];
  reason: string | null;
  by: string | null;
  time: string;
}

/** Why a contact of the register, or another proposal, is the same one or may be. */
export type PressWhy =
  | "day"
  | "day-within"
  | "day-without-year"
  | "date-missing"
  | "date-vague"
  | "day-apart"
  | "month-apart"
  | "year-apart"
  | "office-alone"
  | "office-unlike"
  | "status"
  | "several";

export interface PressMatch {
  contact: RegisterContact;
  likeness: "same" | "ask";
  why: PressWhy[];
}

export interface PressProposed {
  key: string;
  /** The name of its text. */
  text: string;
  /** Which one of its text, from 1. */
  number: number;
  source: string;
  proposal: PressProposal;
  /** null: it proposes no contact. */
  values: ContactValues | null;
  /** Contacts of the register that it can be. */
  matches: PressMatch[];
}

export interface PressNear {
  matches: PressMatch[];
  others: RegisterContact[];
}

export interface PressText {
  name: string;
  text: string;
  published: string[];
  outlet: string;
}

export interface PressRead {
  texts: { name: string; edits: { start: number; end: number; instead: string }[] }[];
  proposals: PressProposed[];
  /** What contradicts itself: words for it are `press-clash-KIND` of the catalogues. */
  warnings: { kind: string; values: { day?: string; holder?: string }; span: PressSpan }[];
}

export interface PressFiling {
  proposals: string[];
  /** What reads otherwise, for the contact, or for each of two that it is split into. */
  contacts: Partial<ContactValues>[];
  /** The contact of the register that it is. */
  into?: string;
  /** Those that it is not. */
  apart?: string[];
}

export type PressFiled = Pick<PressJudged, "ids" | "verdict">;

export interface PressWords {
  outlets: string[];
  sides: string[];
  offices: string[];
  /** The language model that can be asked, if one is configured; `elsewhere`: on another machine. */
  opinion: { model: string; to: string; elsewhere: boolean } | null;
}

/** What a language model marks in one text, beside what the rules read in it. */
export interface PressOpinion {
  model: string;
  prompt: string;
  time: string;
  contacts: PressBeside[];
  /** Proposals of the rules, by their numbers in the text, that it has not. */
  missed: number[];
  /** Quotes that do not count, by why. */
  dropped: Record<string, number>;
  warnings: PressRead["warnings"];
  /** Why there is none; `value` belongs to that. */
  why: "long" | "huge" | "slow" | "status" | "away" | "unlike" | null;
  value: string;
}

export interface PressBeside {
  /** The number of the rules' proposal for the same contact. */
  beside: number | null;
  differs: ("status" | "date" | "sides" | "initiator" | "publicity")[];
  proposal: PressProposal;
}
