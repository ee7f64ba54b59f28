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
import { session } from "./state/session.svelte";

const at = document.getElementById("desk");
if (at === null) throw new Error("index.html has no #desk");

await session.load();
document.documentElement.dataset["theme"] = session.theme;
mount(App, { target: at });
