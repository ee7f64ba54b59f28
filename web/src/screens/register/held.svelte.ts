// SPDX-License-Identifier: Apache-2.0
//
// Where one is in the register, and what was begun there: it is there again when the layer is opened anew.

import { api } from "../../state/api";
import { desk } from "../../state/desk.svelte";
import type { ContactsAsked, Counts, Known, Row, Shown } from "../../state/register";
import { Fetched } from "../layer/fetched.svelte";
import { dateOf, type AccountDraft, type ContactDraft } from "./drafts";

export type View = "contacts" | "silence" | "counts" | "brief";
export type Deed = "account" | "merge" | "split" | "reject";

const PAGE = 50;
const MOST = 200;
const SOON_MS = 500;
const LATER_MS = 3_000;

class Held {
  view = $state<View>("contacts");

  // what narrows the timeline
  q = $state("");
  one = $state("");
  other = $state("");
  status = $state("");
  origin = $state("");
  level = $state("");
  from = $state("");
  to = $state("");

  readonly known = new Fetched<Known>();
  readonly page = new Fetched<true>();
  rows = $state.raw<Row[]>([]);
  next = $state<string | null>(null);
  whole = $state(true);
  #asked: ContactsAsked = {};

  /** The contact that is chosen. */
  id = $state<string | null>(null);
  readonly shown = new Fetched<Shown>();
  /** The contact that is written, or reads otherwise. */
  draft = $state<ContactDraft | null>(null);
  /** What is being done to the contact that is chosen. */
  deed = $state<Deed | null>(null);
  account = $state<AccountDraft | null>(null);

  // what was asked last
  silence = $state({ one: "", other: "", at: "" });
  brief = $state({ with: "", at: "" });
  readonly counts = new Fetched<Counts>();

  readonly filters = $derived(
    [this.one, this.other, this.status, this.origin, this.level, this.from, this.to].filter(Boolean).length,
  );

  clearFilters(): void {
    this.one = this.other = this.status = this.origin = this.level = this.from = this.to = "";
  }

  async know(): Promise<void> {
    await this.known.ask(() => api.register());
  }

  /** Read the timeline from its beginning, or the next part of it. */
  async load({ more = false } = {}): Promise<void> {
    if (!more) {
      const { q, status, origin, level } = this;
      const [one, other, from, to] = [this.one.trim(), this.other.trim(), dateOf(this.from), dateOf(this.to)];
      this.#asked = { q: q.trim(), one, other, status, origin, level, from, to };
    }
    await this.#page(more ? this.rows : [], { behind: more ? (this.next ?? "") : "", limit: PAGE });
  }

  async #page(before: readonly Row[], part: { behind?: string; limit: number }): Promise<void> {
    await this.page.ask(async () => {
      const told = await api.contacts({ ...this.#asked, ...part });
      this.rows = [...before, ...told.rows];
      this.next = told.next;
      this.whole = told.whole;
      return true;
    });
  }

  /** Follow what others file, until this is called that it returns. What is written stays as it is. */
  follow(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let follows = true;
    const renew = async (): Promise<void> => {
      const { id } = this;
      const limit = Math.max(PAGE, Math.min(MOST, this.rows.length));
      const shown = id !== null && this.deed === null && this.draft === null ? this.show(id) : undefined;
      await Promise.all([this.#page([], { limit }), this.know(), shown]);
    };
    const soon = (wait: number): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void renew().then(() => {
          if (follows && !this.whole) soon(LATER_MS);
        });
      }, wait);
    };
    const stop = desk.onEvent(({ type }) => {
      if (type === "register" || type === "behind") soon(SOON_MS);
    });
    return () => {
      follows = false;
      stop();
      clearTimeout(timer);
    };
  }

  async show(id: string | null): Promise<void> {
    if (id !== this.id) this.deed = null;
    this.id = id;
    if (id === null) this.shown.forget();
    else await this.shown.ask(() => api.contact(id));
  }

  /** Read anew what a deed has changed, and show what it made. */
  async done(ids: readonly string[]): Promise<void> {
    this.deed = null;
    this.draft = null;
    this.account = null;
    const [first] = ids;
    await Promise.all([this.load(), this.know(), first === undefined ? undefined : this.show(first)]);
  }
}

export const held = new Held();
