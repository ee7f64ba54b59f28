// SPDX-License-Identifier: Apache-2.0
//
// Drafts: shared by all desks of the party, held in the server's memory alone.
//
// 1. What is typed is kept after a short pause, and at once when asked.
// 2. A draft is one officer's at a time. Another takes it over, and then it changes here.
// 3. Nothing is written to this machine. What was typed on this page outlives the node all the same: a
//    node that begins anew knows no draft, and is given it again.
// 4. A list that comes from the node takes nothing away: neither what was begun here and is still empty,
//    nor what was typed and is not kept yet.

import { api, ApiError, newKey } from "./api";
import type { Draft, DraftFields } from "./types";

const PAUSE_MS = 800;

class Drafts {
  all = $state<Draft[]>([]);
  /** Drafts of which the last change could not be kept. */
  unkept = $state<ReadonlySet<string>>(new Set());

  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** What was begun or typed on this page, and whether the node was given it. */
  readonly #ours = new Map<string, boolean>();

  async load(): Promise<void> {
    const known = new Map((await api.drafts()).drafts.map((draft) => [draft.id, draft]));
    const kept = this.all.filter((draft) => {
      const said = known.get(draft.id);
      return said ? this.#newest(said) === draft : this.#ours.has(draft.id);
    });
    for (const { id } of kept) known.delete(id);
    this.all = [...known.values(), ...kept];
    for (const { id } of kept) if (this.#ours.get(id)) void this.keep(id);
  }

  get(id: string): Draft | undefined {
    return this.all.find((draft) => draft.id === id);
  }

  /** A new draft, not kept until something is typed. */
  begin(line: string, officer: string, fields: DraftFields = {}): Draft {
    const draft = { id: newKey(), line, officer, updated: new Date().toISOString(), fields };
    this.#ours.set(draft.id, false);
    this.#put(draft);
    return draft;
  }

  /** Note what is typed, and keep it soon. */
  write(id: string, fields: DraftFields): void {
    const draft = this.get(id);
    if (!draft) return;
    this.#put({ ...draft, fields: { ...draft.fields, ...fields } });
    this.#ours.set(id, true);
    clearTimeout(this.#waiting.get(id));
    this.#waiting.set(
      id,
      setTimeout(() => void this.keep(id), PAUSE_MS),
    );
  }

  /** Keep it now. Never throws: a draft that is not kept is in `unkept`. */
  async keep(id: string): Promise<void> {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
    const draft = this.get(id);
    if (!draft) return;
    if (this.#ours.has(id)) this.#ours.set(id, true);
    try {
      await api.keepDraft({ id, line: draft.line, fields: $state.snapshot(draft.fields) });
      this.#mark(id, false);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      this.#mark(id, true);
    }
  }

  async drop(id: string): Promise<void> {
    this.gone(id);
    try {
      await api.dropDraft(id);
    } catch (failure) {
      if (!(failure instanceof ApiError && failure.status === 404)) throw failure;
    }
  }

  async take(id: string): Promise<void> {
    this.heard(await api.takeDraft(id));
  }

  /** A draft is new or has changed (event `draft`). What is being typed here stays. */
  heard(draft: Draft): void {
    this.#put(this.#newest(draft));
  }

  /** A draft is gone (event `draft-gone`). */
  gone(id: string): void {
    this.all = this.all.filter((draft) => draft.id !== id);
    this.#rest(id);
  }

  /** What was typed here and is not kept comes before what the node says, until another takes it over. */
  #newest(said: Draft): Draft {
    const here = this.get(said.id);
    if (here?.officer === said.officer) {
      return this.#waiting.has(said.id) || this.unkept.has(said.id) ? here : said;
    }
    this.#rest(said.id);
    return said;
  }

  /** Nothing of it is to be kept any more. */
  #rest(id: string): void {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
    this.#ours.delete(id);
    this.#mark(id, false);
  }

  #put(draft: Draft): void {
    this.all = [...this.all.filter((other) => other.id !== draft.id), draft];
  }

  #mark(id: string, unkept: boolean): void {
    if (this.unkept.has(id) === unkept) return;
    const marks = new Set(this.unkept);
    if (unkept) marks.add(id);
    else marks.delete(id);
    this.unkept = marks;
  }
}

export const drafts = new Drafts();
