// SPDX-License-Identifier: Apache-2.0
/**
 * The language of this desk, and the catalogue that is loaded for it.
 *
 * Rules:
 *
 * 1. The first screen waits for the current language alone. The others are loaded behind it: who comes to relieve
 *    the watch can read while the node is away.
 * 2. Choosing a language changes words and direction and nothing else: what somebody is writing stays.
 * 3. A missing text throws under `strict(true)`, as in tests; else the English one is given, then the id.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { spelled } from "../text/controls";

export type Lang = "ar" | "ru" | "en";
export type Args = Record<string, FluentVariable>;

export const LANGS: readonly Lang[] = ["ar", "ru", "en"];

type Loader = () => Promise<{ default: string }>;

const LOADERS: Record<Lang, Loader> = {
  ar: () => import("../../../src/wasl/locale/ar.ftl?raw"),
  ru: () => import("../../../src/wasl/locale/ru.ftl?raw"),
  en: () => import("../../../src/wasl/locale/en.ftl?raw"),
};

let current = $state<Lang>("en");
let bundles = $state.raw<Partial<Record<Lang, FluentBundle>>>({});
let isStrict = false;

/** Put a catalogue in place. Only tests and `load` need it. */
export function addCatalogue(lang: Lang, source: string): void {
  const bundle = new FluentBundle(`${lang}-u-nu-latn`, { useIsolating: true });
  bundle.addResource(new FluentResource(source));
  bundles = { ...bundles, [lang]: bundle };
}

async function load(lang: Lang): Promise<void> {
  if (bundles[lang] === undefined) addCatalogue(lang, (await LOADERS[lang]()).default);
}

/** Load the languages that are not spoken yet. Never throws: one that does not come is loaded when it is chosen. */
export async function loadOthers(): Promise<void> {
  await Promise.allSettled(LANGS.map(load));
}

/** Speak another language from now on. Await it once before the first screen is drawn. */
export async function setLang(lang: Lang): Promise<void> {
  await load(lang);
  current = lang;
  if (typeof document !== "undefined") {
    document.documentElement.lang = lang;
    document.documentElement.dir = dir();
  }
}

/** The language of this desk. Reactive. */
export function lang(): Lang {
  return current;
}

/** The direction of this desk. Reactive. */
export function dir(): "rtl" | "ltr" {
  return current === "ar" ? "rtl" : "ltr";
}

/** What is put in, with its unseen characters spelled out: no name turns the sentence that it stands in. */
function shown(args: Args): Args {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, typeof value === "string" ? spelled(value) : value]),
  );
}

/** Let a missing text throw, or no more. */
export function strict(on: boolean): void {
  isStrict = on;
}

/** Whether the current language has a text. Reactive. */
export function has(id: string): boolean {
  return patternOf(bundles[current], id) !== null;
}

/** The text `ID` or `ID.ATTRIBUTE` in the language of this desk. Reactive. */
export function t(id: string, args: Args = {}): string {
  const said = format(current, id, args);
  if (said !== null) return said;
  if (isStrict) throw new Error(`${current}: no text “${id}”`);
  if (bundles.en === undefined) void load("en").catch(() => undefined);
  return format("en", id, args) ?? id;
}

/** The English text of `ID`, whatever the language; empty until it is loaded. Reactive. */
export function english(id: string, args: Args = {}): string {
  if (bundles.en === undefined) void load("en").catch(() => undefined);
  return format("en", id, args) ?? "";
}

function patternOf(bundle: FluentBundle | undefined, id: string) {
  const [name = "", attribute] = id.split(".");
  const message = bundle?.getMessage(name);
  if (message === undefined) return null;
  return attribute === undefined ? message.value : (message.attributes[attribute] ?? null);
}

function format(lang: Lang, id: string, args: Args): string | null {
  const bundle = bundles[lang];
  const pattern = patternOf(bundle, id);
  if (bundle === undefined || pattern === null) return null;
  const errors: Error[] = [];
  const said = bundle.formatPattern(pattern, shown(args), errors);
  if (isStrict && errors[0] !== undefined) throw errors[0];
  return said;
}
