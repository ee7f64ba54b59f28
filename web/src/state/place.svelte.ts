// SPDX-License-Identifier: Apache-2.0
//
// Where one is on the desk: kept in the address, and nowhere else on this machine.
//
// 1. The part behind `#` names the screen and what is chosen on it. It is never sent to a server.
// 2. Going back in the browser's history goes back on the desk.
// 3. A language or a theme in it comes before what the officer has chosen; see `looks.ts`.

export type Deck = "rail" | "log" | "pane";

type Values = Record<string, string>;

function read(): { screen: string; values: Values } {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  return { screen: path || "watch", values: Object.fromEntries(new URLSearchParams(query)) };
}

class Place {
  #now = $state.raw(read());

  constructor() {
    addEventListener("popstate", () => (this.#now = read()));
    addEventListener("hashchange", () => (this.#now = read()));
  }

  get screen(): string {
    return this.#now.screen;
  }

  get(name: string): string | undefined {
    return this.#now.values[name];
  }

  get line(): string | undefined {
    return this.get("line");
  }

  get entry(): string | undefined {
    return this.get("entry");
  }

  /** The draft that is being written in the pane. */
  get draft(): string | undefined {
    return this.get("draft");
  }

  /** Which deck a phone shows. */
  get deck(): Deck {
    const said = this.get("deck");
    if (said === "rail" || said === "pane" || said === "log") return said;
    return this.entry || this.draft ? "pane" : "log";
  }

  /** Go to a screen. What is not about one screen alone (language, theme, line) comes along. */
  go(screen: string, values: Values = {}): void {
    const kept: Values = {};
    for (const name of ["lang", "theme", "line"]) {
      const value = this.get(name);
      if (value !== undefined) kept[name] = value;
    }
    this.#set(screen, { ...kept, ...values }, true);
  }

  /** Change what is chosen here; undefined takes a value away. */
  choose(values: Record<string, string | undefined>, { step = false } = {}): void {
    const next = { ...this.#now.values };
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined || value === "") delete next[name];
      else next[name] = value;
    }
    this.#set(this.#now.screen, next, step);
  }

  #set(screen: string, values: Values, step: boolean): void {
    const query = new URLSearchParams(values).toString();
    const address = `#/${screen}${query ? `?${query}` : ""}`;
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.#now = read();
  }
}

export const place = new Place();
