// SPDX-License-Identifier: Apache-2.0
//
// Something that is asked of the server: loading, there, or in trouble. An answer to a question that
// was asked again meanwhile is not taken.

export class Fetched<A> {
  value = $state.raw<A | null>(null);
  failure = $state.raw<unknown>(null);
  busy = $state(false);
  #asked = 0;

  /** Ask, and keep the answer. Never throws: what went wrong is in `failure`. */
  async ask(question: () => Promise<A>): Promise<A | null> {
    const mine = (this.#asked += 1);
    this.busy = true;
    try {
      const value = await question();
      if (mine !== this.#asked) return null;
      this.value = value;
      this.failure = null;
      return value;
    } catch (failure) {
      if (mine === this.#asked) this.failure = failure;
      return null;
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }

  /** Forget it all. An answer that is on its way is not taken. */
  forget(): void {
    this.#asked += 1;
    this.value = null;
    this.failure = null;
    this.busy = false;
  }
}
