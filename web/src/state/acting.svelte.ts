// SPDX-License-Identifier: Apache-2.0
//
// What an officer does to an entry from wherever it is shown: the log, the entry, a FLASH.

import { t } from "../i18n";
import { withoutRejected } from "../text/controls";
import { api, newKey } from "./api";
import { zulu, clock } from "./clock.svelte";
import { desk } from "./desk.svelte";
import { drafts } from "./drafts.svelte";
import { ourOffices } from "./offices";
import { place } from "./place.svelte";
import { session } from "./session.svelte";
import type { Answer, DraftFields, Entry } from "./types";

const SUBJECT_MOST = 120;
const LABEL_MOST = 80;

/** Words of theirs that an answer takes over, so that the node lets them go: nothing in them hides or turns. */
function takenOver(words: string | null, most: number): string {
  const seen = withoutRejected(words ?? "").replace(/\s+/gu, " ").normalize("NFC");
  return [...seen].slice(0, most).join("").trim();
}

/** For how long it is said what was done. */
const SAID_MS = 8000;
const REST_MS = 1500;

class Acting {
  /** The entry whose acknowledgement is being chosen. */
  choosing = $state<string | null>(null);
  /** What was done last, in words, for the status line: for a moment. */
  done = $state("");
  #quiet: ReturnType<typeof setTimeout> | undefined;
  /** Entries that an acknowledgement of ours is on its way for. */
  busy = $state.raw<ReadonlySet<string>>(new Set());
  #last: { at: number; open: string | undefined } = { at: -Infinity, open: undefined };
  #keys = new Map<string, string>();

  /**
   * Whether F9 may go on to the next entry. Not at once: who presses it twice over a FLASH has not
   * read what lies below. What was opened since is not below.
   */
  get rested(): boolean {
    return place.entry !== this.#last.open || performance.now() - this.#last.at > REST_MS;
  }

  #rest(): void {
    this.#last = { at: performance.now(), open: place.entry };
  }

  /** Say that something was done. */
  say(done: string): void {
    this.done = done;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => (this.done = ""), SAID_MS);
  }

  /** Acknowledge. The same press twice is the same acknowledgement. Raises ApiError. */
  async acknowledge(entry: string, answer: Answer = "received", reason = ""): Promise<void> {
    if (this.busy.has(entry)) return;
    this.busy = new Set([...this.busy, entry]);
    this.#rest(); // that it is taken may be told to the desk before it is answered to us
    const wish = `${entry} ${answer} ${reason}`;
    const key = this.#keys.get(wish) ?? newKey();
    this.#keys.set(wish, key);
    try {
      await api.ack({ entry, answer, ...(reason ? { reason } : {}) }, { key });
      this.say(t("acknowledged-done", { time: zulu(clock.exact()) }));
      this.#rest();
      desk.rings = desk.rings.filter((ring) => ring.entry !== entry);
      if (this.choosing === entry) this.choosing = null;
      await desk.refresh(entry);
    } finally {
      this.busy = new Set([...this.busy].filter((one) => one !== entry));
    }
  }

  /** Begin to write: a new message on a line. */
  write(line: string, fields: DraftFields = {}): void {
    const officer = session.officer;
    if (!officer) return;
    const ours = ourOffices(officer, desk.line(line), desk.us);
    const office = officer.offices[0] ?? (ours.length === 1 ? ours[0] : undefined);
    const draft = drafts.begin(line, officer.name, {
      precedence: "routine",
      traffic: "operation",
      ...(office ? { from_office: office } : {}),
      ...fields,
    });
    place.choose({ line, draft: draft.id, deck: "pane" }, { step: true });
  }

  /** Begin to answer an entry: to the office that wrote it, as the one it was for, at its precedence. */
  answer(entry: Entry): void {
    const line = desk.lineOf(entry.id);
    if (!line) return;
    const ours = entry.author === desk.us;
    const to = ours ? entry.to_offices : entry.from_office ? [`${entry.author}:${entry.from_office}`] : [];
    const subject = takenOver(entry.subject, SUBJECT_MOST);
    const label = takenOver(entry.label, LABEL_MOST);
    const office = ourOffices(session.officer, line, desk.us).find((one) =>
      [...entry.to_offices, ...entry.info_offices].includes(`${desk.us}:${one}`),
    );
    this.write(line.alias, {
      refs: [entry.id],
      to_offices: to,
      ...(office ? { from_office: office } : {}),
      precedence: entry.precedence ?? "routine",
      traffic: entry.traffic ?? "operation",
      ...(subject ? { subject } : {}),
      ...(label ? { label } : {}),
    });
  }

  /** Begin a message that refers to an entry, to whomever. */
  forward(entry: Entry): void {
    const line = desk.lineOf(entry.id);
    if (line) this.write(line.alias, { refs: [entry.id], traffic: entry.traffic ?? "operation" });
  }
}

export const acting = new Acting();
