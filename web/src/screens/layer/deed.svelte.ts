// SPDX-License-Identifier: Apache-2.0
//
// Something that a press has the server do: under way, done, or in trouble. What is only read is
// `Fetched`, which drops the answer to a question asked again; the failure of a deed is always told,
// however often the key is pressed.

export class Deed {
  busy = $state(false);
  failure = $state.raw<unknown>(null);

  /** Do it. Never throws: what went wrong is in `failure`. */
  async carry(out: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await out();
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }
}
