// SPDX-License-Identifier: Apache-2.0
//
// What was searched for last, and what was found: it is there again when the search is opened anew.

import { api } from "../../state/api";
import type { Hits, SearchQuery } from "../../state/types";
import { Fetched } from "../layer/fetched.svelte";
import { readUtc } from "../layer/utc";

class Found {
  q = $state("");
  line = $state("");
  author = $state("");
  kind = $state("");
  precedence = $state("");
  from = $state("");
  to = $state("");
  at = $state(0);
  readonly answer = new Fetched<Hits>();

  /** How many filters are set. */
  readonly filters = $derived(
    [this.line, this.author, this.kind, this.precedence, this.from, this.to].filter(Boolean).length,
  );

  /** The question as it stands; null: a time in it is none. */
  query(limit = 100): SearchQuery | null {
    const from = readUtc(this.from);
    const to = readUtc(this.to, { end: true });
    if (from === null || to === null) return null;
    const { q, line, author, kind, precedence } = this;
    return { q: q.trim(), line, author, kind, precedence, from, to, limit };
  }

  async run(): Promise<void> {
    const query = this.query();
    if (query === null) return;
    this.at = 0;
    await this.answer.ask(() => api.search(query));
  }

  clearFilters(): void {
    this.line = this.author = this.kind = this.precedence = this.from = this.to = "";
  }
}

export const found = new Found();
