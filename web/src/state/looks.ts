// SPDX-License-Identifier: Apache-2.0
//
// Which language and which theme a desk has.
//
// 1. What the address says comes first, for the moment. Then what the officer has chosen, at whichever desk;
//    then the party's own language, and the browser's.
// 2. What was chosen before signing in stands in the address; see `Session.choose`.

import { LANGS, type Lang } from "../i18n";
import { place } from "./place.svelte";
import type { SessionInfo, Theme } from "./types";

export const THEMES: readonly Theme[] = ["dark", "light", "dim"];

/** What the address says of it; null: nothing that a desk has. */
export const asked = {
  get lang(): Lang | null {
    return known(LANGS, place.get("lang"));
  },
  get theme(): Theme | null {
    return known(THEMES, place.get("theme"));
  },
};

function known<T extends string>(all: readonly T[], said: string | null | undefined): T | null {
  return all.find((one) => one === said) ?? null;
}

export function langOf(info: SessionInfo | null): Lang {
  const said = [asked.lang, info?.officer?.lang, info?.languages[0], ...navigator.languages];
  return said.map((one) => known(LANGS, one?.slice(0, 2))).find((one) => one !== null) ?? "en";
}

export function themeOf(info: SessionInfo | null): Theme {
  return asked.theme ?? info?.officer?.theme ?? "dark";
}
