// SPDX-License-Identifier: Apache-2.0
//
// The types of `types.ts` held against those that are generated from the server's own description
// (`build/described.ts`, made by `make check-web` and not kept): what the server says must fit what a screen
// reads, and what a screen sends must fit what the server takes. Nothing of it runs.

import type * as R from "./register";
import type * as T from "./types";
import type { paths } from "../../../build/described";

type Told<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { "application/json": infer A } } };
}
  ? A
  : never;

type Sent<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody?: { content: { "application/json": infer A } };
}
  ? A
  : never;

/** Compiles only if `Given` fits `Taken`. */
type Fits<Taken, Given extends Taken> = Given;

export type Contract = [
  Fits<T.SessionInfo, Told<"/api/session", "get">>,
  Fits<{ lines: T.LineState[] }, Told<"/api/lines", "get">>,
  Fits<T.LogPage, Told<"/api/lines/{alias}/log", "get">>,
  Fits<T.Entry, Told<"/api/entry", "get">>,
  Fits<{ alarms: T.Alarm[] }, Told<"/api/alarms", "get">>,
  Fits<{ officers: T.Person[] }, Told<"/api/people", "get">>,
  Fits<T.AuditPage, Told<"/api/audit", "get">>,
  Fits<{ passkeys: T.OwnPasskey[] }, Told<"/api/passkeys", "get">>,
  Fits<T.OwnPasskey, Told<"/api/passkeys", "post">>,
  Fits<{ sessions: T.OwnSession[] }, Told<"/api/sessions", "get">>,
  Fits<{ drafts: T.Draft[] }, Told<"/api/drafts", "get">>,
  Fits<T.Hits, Told<"/api/search", "get">>,
  Fits<{ entries: T.Entry[] }, Told<"/api/thread", "get">>,
  Fits<T.Verified, Told<"/api/verify", "post">>,
  Fits<T.Said, Told<"/api/send", "post">>,
  Fits<T.Acknowledged, Told<"/api/ack", "post">>,
  Fits<T.Given, Told<"/api/attachment", "post">>,
  Fits<T.Seated, Told<"/api/looks", "post">>,
  Fits<T.PressRead, Told<"/api/press/read", "post">>,
  Fits<T.PressWords, Told<"/api/press/words", "get">>,
  Fits<T.PressNear, Told<"/api/press/near", "get">>,
  Fits<T.PressFiled, Told<"/api/press/file", "post">>,
  Fits<Sent<"/api/press/read", "post">, { texts: T.PressText[] }>,
  Fits<Sent<"/api/press/file", "post">, T.PressFiling>,
  Fits<R.Known, Told<"/api/register", "get">>,
  Fits<R.Timeline, Told<"/api/register/contacts", "get">>,
  Fits<R.Shown, Told<"/api/register/contact", "get">>,
  Fits<R.Silence, Told<"/api/register/silence", "get">>,
  Fits<R.Counts, Told<"/api/register/counts", "get">>,
  Fits<R.Brief, Told<"/api/register/brief", "get">>,
  Fits<R.Done, Told<"/api/register/deed", "post">>,
  Fits<Sent<"/api/register/deed", "post">, { what: R.DeedWord; detail: Record<string, unknown> }>,
  Fits<Sent<"/api/register/export", "post">, { format: R.Format }>,
  Fits<Sent<"/api/send", "post">, T.SendFields>,
  Fits<Sent<"/api/correct", "post">, T.CorrectFields>,
  Fits<Sent<"/api/export", "post">, T.ExportWanted>,
];
