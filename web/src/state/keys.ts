// SPDX-License-Identifier: Apache-2.0
//
// One table of what the keys do. The key sheet and the palette are made from it.
//
// 1. A letter is known by its place on the keyboard (`event.code`), so that `j` works while an Arabic
//    or Russian layout is on.
// 2. Single letters do nothing while somebody writes. Function keys and Ctrl always work.
// 3. Silence, acknowledge and answer are three keys. Esc closes a layer and never destroys.
// 4. Several may offer the same command. What lies on top is asked first, whenever it came: a FLASH that
//    rang before the desk was drawn takes its F9 all the same.
// 5. A command that nobody on the screen offers just now does nothing.

export type Group = "urgent" | "move" | "entry" | "line" | "go" | "desk";

export interface Command {
  id: string;
  group: Group;
  /** What it is called: the id of a message. */
  label: string;
  /** The chords one after the other, as `F9`, `Ctrl+K`, `G L`, `Shift+Slash`; several ways apart. */
  keys: readonly string[];
}

const command = (id: string, group: Group, label: string, ...keys: string[]): Command => ({
  id,
  group,
  label,
  keys,
});

export const COMMANDS: readonly Command[] = [
  command("acknowledge", "urgent", "act-acknowledge", "F9"),
  command("answer", "urgent", "act-answer", "F2"),
  command("silence", "urgent", "act-silence", "F8"),
  command("next", "move", "key-next", "J", "ArrowDown"),
  command("previous", "move", "key-previous", "K", "ArrowUp"),
  command("open", "move", "act-open", "Enter"),
  command("urgent", "move", "key-urgent", "U"),
  command("top", "move", "key-top", "G G"),
  command("search", "move", "key-search", "Slash"),
  command("close", "move", "key-close", "Escape"),
  command("write", "line", "act-write", "C"),
  command("check", "line", "check-send"),
  command("export", "line", "act-export"),
  command("forward", "entry", "act-forward"),
  command("correct", "entry", "act-correct"),
  command("cancel", "entry", "act-cancel"),
  command("go-lines", "go", "lines-title", "G L"),
  command("go-watch", "go", "nav-watch", "G W"),
  command("go-alarms", "go", "alarms-title", "G A"),
  command("go-search", "go", "nav-search", "G S"),
  command("go-register", "go", "nav-register", "G R"),
  command("go-people", "go", "nav-people", "G P"),
  command("go-audit", "go", "nav-audit", "G U"),
  command("go-verify", "go", "nav-verify", "G V"),
  command("go-press", "go", "nav-press", "G N"),
  command("go-mine", "go", "nav-mine", "G M"),
  command("palette", "desk", "palette-title", "Ctrl+K"),
  command("keysheet", "desk", "keys-title", "Shift+Slash", "F1"),
  command("language", "desk", "language"),
  command("theme", "desk", "theme"),
  command("lock", "desk", "lock", "Ctrl+Alt+L"),
];

/** How high that lies which offers a command: the screen itself, a part of it, a layer, a FLASH. */
const HEIGHTS = ["screen", "part", "layer", "flash"] as const;
export type Height = (typeof HEIGHTS)[number];

export interface Offer {
  run: () => void;
  /** Whether it can be done just now. */
  can: () => boolean;
  height: Height;
}

const offers = new Map<string, Offer[]>();

/** Offer to carry out a command. The highest is taken, and of those the newest. Returns how to withdraw it. */
export function offer(
  id: string,
  run: () => void,
  can: () => boolean = () => true,
  height: Height = "part",
): () => void {
  const made: Offer = { run, can, height };
  offers.set(id, [...(offers.get(id) ?? []), made]);
  return () => offers.set(id, (offers.get(id) ?? []).filter((one) => one !== made));
}

function offered(id: string): Offer | undefined {
  const all = (offers.get(id) ?? []).filter((one) => one.can());
  return HEIGHTS.map((height) => all.findLast((one) => one.height === height)).findLast(Boolean);
}

/** Whether a command can be carried out now. */
export function available(id: string): boolean {
  return offered(id) !== undefined;
}

/** Carry out a command. Says whether there was anybody to do it. */
export function run(id: string): boolean {
  const found = offered(id);
  found?.run();
  return found !== undefined;
}

/** The key of a command, as the key sheet prints it; empty: none. */
export function keyOf(id: string): string {
  const keys = COMMANDS.find((one) => one.id === id)?.keys[0] ?? "";
  return printed(keys);
}

const SIGNS: Record<string, string> = {
  "Shift+Slash": "?",
  Slash: "/",
  Escape: "Esc",
  ArrowDown: "↓",
  ArrowUp: "↑",
};

export function printed(chords: string): string {
  return chords
    .split(" ")
    .map((chord) => SIGNS[chord] ?? chord)
    .join(" ");
}

/** What was pressed, in the words of the table; null: only a modifier. */
function chordOf(event: KeyboardEvent): string | null {
  const { code, key } = event;
  if (/^(Control|Shift|Alt|Meta)/.test(code) || event.isComposing) return null;
  const named = code.startsWith("Key") ? code.slice(3) : code || key;
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const shift = event.shiftKey ? "Shift+" : "";
  return `${control}${event.altKey ? "Alt+" : ""}${shift}${named}`;
}

const WAIT_MS = 1200;
let held = "";
let heldAt = 0;

function writing(event: KeyboardEvent): boolean {
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  if (at.isContentEditable || at instanceof HTMLTextAreaElement) return true;
  if (at instanceof HTMLSelectElement) return true;
  return at instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(at.type);
}

/** Keys that a control under the focus uses for itself. */
function own(event: KeyboardEvent, chord: string): boolean {
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  if (chord === "Enter") return at.closest("button, a, summary, label, [data-own-keys]") !== null;
  if (chord.startsWith("Arrow")) return at.matches("input, select, [role=tab], [data-own-keys]");
  return false;
}

/** Take a press: carry out what it means. */
export function press(event: KeyboardEvent): void {
  const chord = chordOf(event);
  if (chord === null || event.defaultPrevented) return;
  const always = /^F\d|Ctrl\+|^Escape$/.test(chord);
  if ((writing(event) && !always) || own(event, chord)) return;
  const now = performance.now();
  const both = now - heldAt < WAIT_MS && held ? `${held} ${chord}` : chord;
  held = "";
  for (const wanted of both === chord ? [chord] : [both, chord]) {
    const found = COMMANDS.find((one) => one.keys.includes(wanted));
    if (found && (event.repeat ? found.group === "move" : true) && run(found.id)) {
      event.preventDefault();
      return;
    }
    if (found && always && chord !== "Escape") event.preventDefault(); // F1, F2 are the browser's too
  }
  if (COMMANDS.some((one) => one.keys.some((keys) => keys.startsWith(`${chord} `)))) {
    held = chord;
    heldAt = now;
  }
}
