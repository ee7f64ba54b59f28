// SPDX-License-Identifier: Apache-2.0
//
// What the palette offers and no key does: languages, themes, the end of a session.

import { LANGS } from "../../i18n";
import { THEMES } from "../../state/looks";
import { session } from "../../state/session.svelte";

export interface Other {
  id: string;
  label: string;
  key: string;
  run: () => void;
}

export function others(): Other[] {
  return [
    ...LANGS.map((lang) => ({
      id: `lang-${lang}`,
      label: `lang-${lang}`,
      key: "",
      run: () => void session.choose({ lang }),
    })),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: `theme-${theme}`,
      key: "",
      run: () => void session.choose({ theme }),
    })),
    {
      id: "sign-out",
      label: "sign-out",
      key: "",
      run: () => void session.signOut().catch(() => undefined),
    },
  ];
}
