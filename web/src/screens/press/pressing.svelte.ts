// SPDX-License-Identifier: Apache-2.0
//
// What is on the press page: the texts, what they propose, and what is being judged. It stays when the
// page is closed, and goes with the officer who gave it.

import { t } from "../../i18n";
import { acting } from "../../state/acting.svelte";
import { api, ApiError } from "../../state/api";
import { session } from "../../state/session.svelte";
import type { PressFiling, PressJudged, PressOpinion, PressProposed, PressRead, PressSpan, PressText, PressWords } from "../../state/types";
import { Deed } from "../layer/deed.svelte";
import { Fetched } from "../layer/fetched.svelte";
import { bytesOf, daysOf, decoded, MOST_BYTES, MOST_TEXTS, nameOf, whole, type Given } from "./given";

/** What a person is doing to the chosen proposal. */
export type Way = "correct" | "split" | "merge" | "same" | "reject";

export type Refused = "empty" | "day" | "encoding" | "large" | "many" | "twice";

class Pressing {
  given: Given[] = $state([]);
  refused = $state<{ why: Refused; n?: number; name?: string } | null>(null);
  /** The texts as they were read. */
  texts = $state.raw<readonly PressText[]>([]);
  readonly answer = new Fetched<PressRead>();
  proposals = $state.raw<readonly PressProposed[]>([]);
  words = $state.raw<PressWords>({ outlets: [], sides: [], offices: [], opinion: null });
  /** The key of the proposal that is looked at. */
  chosen = $state<string | null>(null);
  /** The name of the text that is shown. */
  shown = $state("");
  /** The words of the value that is pointed at. */
  pointed = $state.raw<PressSpan | null>(null);
  way = $state<Way | null>(null);
  /** What waits for an answer: is it the same contact? */
  waiting = $state.raw<PressFiling | null>(null);
  readonly deed = new Deed();
  readonly asking = new Fetched<PressOpinion>();
  /** What a model marked, by the name of the text. */
  opinions = $state.raw<Readonly<Record<string, PressOpinion>>>({});
  #officer = "";
  #made = 0;

  readonly one = $derived(this.proposals.find((each) => each.key === this.chosen) ?? null);
  readonly left = $derived(this.proposals.filter((each) => !isSettled(each)).length);

  constructor() {
    this.add();
  }

  /** Begin for an officer: what another one has given is not shown. */
  begin(): void {
    const officer = session.officer?.id ?? "";
    if (officer !== this.#officer) this.forget();
    this.#officer = officer;
    if (this.words.sides.length === 0) void api.pressWords().then((words) => (this.words = words), () => undefined);
  }

  forget(): void {
    this.given = [];
    this.refused = null;
    this.close();
    this.add();
  }

  /** Go back to the texts that were given; those that were judged are done with. */
  close(): void {
    if (this.proposals.length > 0 && this.left === 0) {
      this.given = [];
      this.add();
    }
    this.texts = [];
    this.proposals = [];
    this.opinions = {};
    this.answer.forget();
    this.asking.forget();
    this.choose(null);
  }

  // ── giving ──

  add(more: Partial<Given> = {}): void {
    if (this.given.length >= MOST_TEXTS) this.refused = { why: "many" };
    else this.given.push({ n: (this.#made += 1), name: "", text: "", published: "", outlet: "", ...more });
  }

  drop(n: number): void {
    this.given = this.given.filter((each) => each.n !== n);
    if (this.given.length === 0) this.add();
    this.refused = null;
  }

  async addFiles(files: Iterable<File>): Promise<void> {
    this.refused = null;
    for (const file of files) {
      if (file.size > MOST_BYTES) {
        this.refused = { why: "large", name: file.name };
        continue;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      const text = decoded(bytes);
      const blank = this.given.find((each) => !each.text && !each.name && !each.bytes);
      if (blank) this.given = this.given.filter((each) => each !== blank);
      this.add({ name: file.name, ...(text === null ? { bytes } : { text }) });
    }
  }

  /** Read what is given. What cannot be read is told, and nothing is asked of the server then. */
  async read(): Promise<void> {
    this.refused = null;
    const texts: PressText[] = [];
    for (const each of this.given) {
      const published = daysOf(each.published);
      const text = whole(each.text);
      if (each.bytes) this.refused = { why: "encoding", n: each.n };
      else if (!text.trim()) this.refused = { why: "empty", n: each.n };
      else if (published === null) this.refused = { why: "day", n: each.n };
      else texts.push({ name: each.name || (await nameOf(text)), text, published, outlet: each.outlet.trim() });
      if (this.refused) return;
    }
    const named = new Set(texts.map((each) => each.name));
    const told = new Set(texts.map((each) => each.text));
    if (Math.min(named.size, told.size) < texts.length) this.refused = { why: "twice" };
    else if (bytesOf(texts) > MOST_BYTES) this.refused = { why: "large" };
    else await this.#ask(texts);
  }

  /** Read the same texts again: others judge too. */
  async again(): Promise<void> {
    const { chosen } = this;
    await this.#ask(this.texts);
    if (this.proposals.some((each) => each.key === chosen)) this.choose(chosen);
  }

  async #ask(texts: readonly PressText[]): Promise<void> {
    const read = await this.answer.ask(() => api.readPress([...texts]));
    if (read === null) return;
    this.texts = texts;
    this.proposals = read.proposals;
    this.shown = texts[0]?.name ?? "";
    this.choose(this.proposals.find((each) => !isSettled(each))?.key ?? this.proposals[0]?.key ?? null);
  }

  // ── looking ──

  choose(key: string | null): void {
    this.chosen = key;
    this.pointed = null;
    this.way = null;
    this.waiting = null;
    this.deed.failure = null;
    this.shown = this.one?.text ?? this.shown;
  }

  begins(way: Way): void {
    this.way = this.way === way ? null : way;
    this.waiting = null;
    this.deed.failure = null;
  }

  /** The number of a proposal on this page, from 1. */
  numberOf(key: string): number {
    return this.proposals.findIndex((each) => each.key === key) + 1;
  }

  /** Other proposals that can be of the same contact, the sure ones first. */
  alikeOf({ proposal }: PressProposed): { key: string; sure: boolean }[] {
    const found = (places: readonly { file: string; number: number }[], sure: boolean) =>
      places.flatMap(({ file, number }) =>
        this.proposals
          .filter((each) => each.text === file && each.number === number && !isSettled(each))
          .map(({ key }) => ({ key, sure })),
      );
    return [...found(proposal.same, true), ...found(proposal.ask, false)];
  }

  // ── a second opinion ──

  /** Ask the model about the text that is shown. */
  async askOpinion(): Promise<void> {
    const text = this.texts.find((each) => each.name === this.shown);
    if (!text) return;
    const opinion = await this.asking.ask(() => api.askOpinion(text));
    if (opinion) this.opinions = { ...this.opinions, [text.name]: opinion };
  }

  /** The number on this page of a proposal, by its number in a text. */
  placeOf(text: string, number: number): number {
    return this.proposals.findIndex((each) => each.text === text && each.number === number) + 1;
  }

  // ── judging ──

  /** File, unless the register may have it: then it is asked first. */
  async file(filing: PressFiling): Promise<void> {
    const asked = filing.into || filing.apart;
    if (!asked && filing.proposals.some((key) => this.#matchesOf(key) > 0)) {
      this.waiting = filing;
      this.way = "same";
      return;
    }
    await this.deed.carry(async () => {
      try {
        const { ids, verdict } = await api.filePress(filing);
        this.#judged(filing.proposals, { verdict, ids, reason: null });
        acting.say(t("press-done-filed", { ids: ids.join(", ") }));
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.code !== "SAME_CONTACT") throw failure;
        this.waiting = filing;
        this.way = "same";
      }
    });
  }

  async reject(reason: string): Promise<void> {
    const key = this.chosen;
    if (key === null) return;
    await this.deed.carry(async () => {
      await api.rejectPress([key], reason);
      this.#judged([key], { verdict: "rejected", ids: [], reason });
      acting.say(t("press-done-rejected"));
    });
  }

  #matchesOf(key: string): number {
    return this.proposals.find((each) => each.key === key)?.matches.length ?? 0;
  }

  #judged(keys: readonly string[], how: Pick<PressJudged, "verdict" | "ids" | "reason">): void {
    const judged = { ...how, by: session.officer?.name ?? "", time: new Date().toISOString() };
    this.proposals = this.proposals.map((each) =>
      keys.includes(each.key)
        ? { ...each, proposal: { ...each.proposal, judged: [...each.proposal.judged, judged] }, matches: [] }
        : each,
    );
    this.way = null;
    this.waiting = null;
  }
}

/** Whether something stands in the register for it, or it was rejected. */
export function isSettled(one: PressProposed): boolean {
  return one.proposal.judged.length > 0;
}

export const pressing = new Pressing();
