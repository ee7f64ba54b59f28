// SPDX-License-Identifier: Apache-2.0
//
// The log of one line, as far as it is loaded: newest first, as the server orders it.
//
// 1. A row is little: what the list prints. Whole entries are held for those that wait for somebody,
//    and for the few looked at last. A hundred thousand rows stay small.
// 2. It is paged in by the server's cursor, further back as one scrolls.
// 3. What arrives is put on top; what changes, changes where it stands.

import { api } from "./api";
import type { Answer, Entry, OverdueStep, Precedence, State, Traffic } from "./types";

export interface Row {
  id: string;
  author: string;
  kind: string;
  precedence: Precedence | null;
  traffic: Traffic | null;
  /** What the list prints of it. */
  title: string;
  by: string | null;
  answer: Answer | null;
  ref: string | null;
  ms: number;
  state: State;
  overdue: OverdueStep | null;
  mark: "void" | "cancelled" | "superseded" | "corrected" | "lost" | null;
  files: number;
  alone: boolean;
}

const TITLE = 160;
const PAGE = 200;

export function rowOf(entry: Entry): Row {
  const { amended } = entry;
  const mark = entry.void
    ? "void"
    : amended.cancelled
      ? "cancelled"
      : amended.superseded_by
        ? "superseded"
        : amended.corrected
          ? "corrected"
          : entry.opened
            ? null
            : "lost";
  const said = amended.corrected?.subject ?? entry.subject ?? "";
  const detail = entry.detail?.["text"];
  const text = entry.text ?? entry.reason ?? (typeof detail === "string" ? detail : "");
  return {
    id: entry.id,
    author: entry.author,
    kind: entry.kind,
    precedence: entry.precedence,
    traffic: entry.traffic,
    title: (said || text).slice(0, TITLE),
    by: entry.by,
    answer: entry.answer,
    ref: entry.refs[0] ?? entry.amends?.id ?? null,
    ms: Date.parse(entry.time ?? ""),
    state: entry.state,
    overdue: entry.overdue[0]?.step ?? null,
    mark,
    files: entry.attachments.length,
    alone: entry.sent_alone === true,
  };
}

/** What steers the record, and what machines say to one another: shown when all is asked for. */
const QUIET = new Set([
  "shown",
  "verified",
  "grant",
  "keys",
  "adopt",
  "close",
  "accord",
  "cannot-open",
  "anchor",
  "shredded",
  "chunk",
]);

export type Filter = "words" | "messages" | "overdue" | "all";
export const FILTERS: readonly Filter[] = ["words", "messages", "overdue", "all"];

export function passes(row: Row, filter: Filter): boolean {
  if (filter === "all") return true;
  if (filter === "messages") return row.kind === "message";
  if (filter === "overdue") return row.overdue !== null;
  return !QUIET.has(row.kind) && !(row.kind === "check" && !row.title);
}

export class Log {
  readonly alias: string;
  rows = $state.raw<readonly Row[]>([]);
  loading = $state(false);
  /** Whether the server has more, further back. */
  more = $state(true);
  trouble = $state<unknown>(null);
  #cursor: string | null = null;
  #places = new Set<string>();

  constructor(alias: string) {
    this.alias = alias;
  }

  get begun(): boolean {
    return this.#cursor !== null || this.rows.length > 0 || !this.more;
  }

  /** Load the next page. Never throws: what went wrong is in `trouble`. Gives the entries. */
  async page(): Promise<Entry[]> {
    if (this.loading || !this.more) return [];
    this.loading = true;
    try {
      const from = this.#cursor === null ? {} : { after: this.#cursor };
      const { entries, cursor } = await api.log(this.alias, {
        ...from,
        limit: PAGE,
        reverse: true,
      });
      const fresh = entries.filter((entry) => !this.#places.has(entry.id));
      for (const entry of fresh) this.#places.add(entry.id);
      this.rows = [...this.rows, ...fresh.map(rowOf)];
      this.more = cursor !== null && cursor !== this.#cursor && entries.length > 0;
      this.#cursor = cursor;
      this.trouble = null;
      return entries;
    } catch (failure) {
      this.trouble = failure;
      return [];
    } finally {
      this.loading = false;
    }
  }

  /** Forget all, and load the newest page again. */
  async again(): Promise<Entry[]> {
    const old = { rows: this.rows, places: this.#places, cursor: this.#cursor };
    this.#places = new Set();
    this.#cursor = null;
    this.more = true;
    this.rows = [];
    const entries = await this.page();
    if (this.trouble !== null) {
      this.rows = old.rows; // what was read stays readable while there is no node
      this.#places = old.places;
      this.#cursor = old.cursor;
    }
    return entries;
  }

  /** An entry is new, or has changed. */
  take(entry: Entry): void {
    if (entry.kind === "chunk") return;
    const row = rowOf(entry);
    if (!this.#places.has(row.id)) {
      this.#places.add(row.id);
      this.rows = [row, ...this.rows];
      return;
    }
    const place = this.rows.findIndex((one) => one.id === row.id);
    if (place >= 0) this.rows = this.rows.with(place, row);
  }
}
