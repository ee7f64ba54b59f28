// SPDX-License-Identifier: Apache-2.0
//
// What somebody has begun to type and not yet sent, beside drafts: a reason, a note, a correction. Esc closes
// where it stands, and it is there again when that is opened. In this page's memory alone.

class Begun {
  readonly #all = new Map<string, object>();

  /** What was typed for this, reactive; made the first time. */
  of<Typed extends object>(what: string, make: () => Typed): Typed {
    const found = this.#all.get(what);
    if (found) return found as Typed;
    const fresh = $state(make());
    this.#all.set(what, fresh);
    return fresh;
  }

  /** It is sent, or was thrown away by a hand. */
  forget(what: string): void {
    this.#all.delete(what);
  }
}

export const begun = new Begun();
