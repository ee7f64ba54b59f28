// SPDX-License-Identifier: Apache-2.0
/** The parts of this folder on a page of their own: what the tests in a browser measure. */
import { flushSync, mount, unmount } from "svelte";
import { addCatalogue, setLang, type Lang } from "../i18n";
import Name from "./Name.svelte";
import Prose from "./Prose.svelte";
import Said from "./Said.svelte";
import { setPlace } from "./place.svelte";
import Value from "./Value.svelte";

const PARTS = { Name, Prose, Said, Value };

let drawn: ReturnType<typeof mount> | undefined;

async function speak(lang: Lang, catalogue: string): Promise<void> {
  addCatalogue(lang, catalogue);
  await setLang(lang);
}

/** Draw one part in `#place`, and nothing else there. */
function draw(part: keyof typeof PARTS, props: Record<string, unknown>): void {
  const target = document.getElementById("place");
  if (target === null) throw new Error("no #place");
  if (drawn !== undefined) void unmount(drawn);
  target.replaceChildren();
  // The properties come from a test, which knows what each part takes.
  drawn = mount(PARTS[part] as typeof Prose, { target, props: props as { text: string } });
  flushSync();
}

Object.assign(globalThis, { drawing: { draw, setPlace, speak } });
