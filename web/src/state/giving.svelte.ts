// SPDX-License-Identifier: Apache-2.0
//
// Files on their way to our node, for a draft to name: one after the other, in the order chosen.
//
// 1. A file stands in its draft once the node has it, and so at every desk. Until then it is here
//    alone: a reload of the page forgets it.
// 2. Tried again, it goes under the same key. What the node refused may be tried again too.

import { api, ApiError, newKey } from "./api";
import { clock } from "./clock.svelte";
import { drafts } from "./drafts.svelte";
import { fileName, whyNoFile, type NoFile } from "./files";
import type { Draft, DraftFile } from "./types";

/** BAD_ARGUMENT: of a file, that its bytes are of no kind that may be attached. */
const NO_KIND = "WASL-1001";

export class Going {
  readonly n: number;
  readonly draft: string;
  readonly line: string;
  readonly file: File;
  /** What it will be called. */
  readonly name: string;
  readonly key = newKey();
  readonly stop = new AbortController();
  sent = $state(0);
  /** Why it is not taken; null: it may be, or is on its way. */
  no: NoFile | null = $state(null);
  failure = $state.raw<unknown>(null);

  constructor(n: number, draft: Draft, file: File) {
    this.n = n;
    this.draft = draft.id;
    this.line = draft.line;
    this.file = file;
    this.name = fileName(file.name);
  }

  get bytes(): number {
    return this.file.size;
  }

  get underWay(): boolean {
    return this.no === null && this.failure === null;
  }
}

class Giving {
  all = $state.raw<readonly Going[]>([]);
  #made = 0;
  #last: Promise<void> = Promise.resolve();

  /** Give a file to the node, and name it in the draft. `room`: the bytes that a message may carry. */
  begin(draft: Draft, file: File, room: number): void {
    const one = new Going((this.#made += 1), draft, file);
    const others = this.all.filter((each) => each.draft === draft.id && each.underWay);
    const held = [...(draft.fields.attachments ?? []), ...others];
    one.no = whyNoFile(one.bytes, held.map((each) => each.bytes), room);
    this.all = [...this.all, one];
    if (one.no === null) this.again(one);
  }

  /** It waits for those before it. */
  again(one: Going): void {
    one.failure = null;
    this.#last = this.#last.then(() => this.#give(one));
  }

  /** Take it off the list, wherever it is. */
  drop(one: Going): void {
    this.all = this.all.filter((each) => each !== one);
    one.stop.abort();
  }

  async #give(one: Going): Promise<void> {
    if (one.stop.signal.aborted) return;
    const { signal } = one.stop;
    try {
      const tell = (sent: number) => (one.sent = sent);
      const given = await api.giveFile(one.line, one.file, tell, { key: one.key, signal });
      if (signal.aborted) return;
      this.drop(one);
      const held = drafts.get(one.draft);
      if (held) await this.#name(held, one, given);
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === NO_KIND) one.no = "kind";
      else one.failure = failure;
    }
  }

  async #name(draft: Draft, one: Going, given: { sha256: string; bytes: number }): Promise<void> {
    const own = one.file.name === one.name ? {} : { was: one.file.name };
    const { sha256, bytes } = given;
    const file: DraftFile = { sha256, name: one.name, bytes, given: new Date(clock.exact()).toISOString(), ...own };
    const others = (draft.fields.attachments ?? []).filter((each) => each.sha256 !== file.sha256);
    drafts.write(draft.id, { attachments: [...others, file] });
    await drafts.keep(draft.id);
  }
}

export const giving = new Giving();
