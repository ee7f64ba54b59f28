// SPDX-License-Identifier: Apache-2.0
//
// What the palette offers and no key does: languages, themes, the end of a session.

import { LANGS, setLang } from "../../i18n";
import { place, THEMES } from "../../state/place.svelte";
import { session } from "../../state/session.svelte";

export interface Other {
  id: string;
  label: string;
  key: string;
  run: () => void;
}

function speak(lang: (typeof LANGS)[number]): void {
  place.choose({ lang });
  void setLang(lang);
}

export function others(): Other[] {
  return [
    ...LANGS.map((lang) => ({
      id: `lang-${lang}`,
      label: `lang-${lang}`,
      key: "",
      run: () => speak(lang),
    })),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: `theme-${theme}`,
      key: "",
      run: () => place.choose({ theme }),
    })),
    {
      id: "sign-out",
      label: "sign-out",
      key: "",
      run: () => void session.signOut().catch(() => undefined),
    },
  ];
}
