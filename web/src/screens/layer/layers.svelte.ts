// SPDX-License-Identifier: Apache-2.0
//
// What lies on top of the watch: one layer over another. Esc closes the uppermost and destroys
// nothing; where the focus was, it comes back to.

export type LayerName = "palette" | "keys" | "search" | "register" | "people" | "mine" | "audit" | "verify" | "export" | "press";

export interface LayerArgs {
  /** A line's alias, for `export` and `search`. */
  line?: string;
  /** An entry's id, for `export`. */
  entry?: string;
  /** A file, for `verify`. */
  file?: File;
}

export interface OpenLayer {
  n: number;
  name: LayerName;
  args: LayerArgs;
}

class Layers {
  stack = $state.raw<OpenLayer[]>([]);
  #made = 0;

  readonly top = $derived(this.stack.at(-1) ?? null);

  /** Put a layer on top. One that is open already is not opened twice. */
  open(name: LayerName, args: LayerArgs = {}): void {
    if (this.top?.name === name && Object.keys(args).length === 0) return;
    const others = this.stack.filter((each) => each.name !== name && each.name !== "palette");
    this.stack = [...others, { n: (this.#made += 1), name, args }];
  }

  /** Close that layer, or the uppermost. */
  close(n = this.top?.n): void {
    this.stack = this.stack.filter((each) => each.n !== n);
  }

  closeAll(): void {
    this.stack = [];
  }
}

export const layers = new Layers();
