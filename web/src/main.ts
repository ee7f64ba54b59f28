// SPDX-License-Identifier: Apache-2.0
//
// Where the desk starts in the browser: words first, then the screen.

import "@fontsource/ibm-plex-sans/latin-400.css";
import "@fontsource/ibm-plex-sans/latin-600.css";
import "@fontsource/ibm-plex-sans/cyrillic-400.css";
import "@fontsource/ibm-plex-sans/cyrillic-600.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-400.css";
import "@fontsource/ibm-plex-sans-arabic/arabic-600.css";
import "@fontsource/ibm-plex-mono/latin-400.css";
import "@fontsource/ibm-plex-mono/latin-600.css";
import "./styles/index.css";

import { mount } from "svelte";
import App from "./App.svelte";
import { LANGS, setLang } from "./i18n";
import { place } from "./state/place.svelte";
import { session } from "./state/session.svelte";

const at = document.getElementById("desk");
if (at === null) throw new Error("index.html has no #desk");

// What the address says comes first, then the party's own language, then the browser's.
await session.load();
const browser = navigator.languages.map((one) => one.slice(0, 2));
const asked = [place.get("lang"), session.info?.languages[0], ...browser];
const lang = LANGS.find((one) => asked.find((each) => LANGS.some((known) => known === each)) === one);
document.documentElement.dataset["theme"] = place.theme;
await setLang(lang ?? "en");
mount(App, { target: at });
