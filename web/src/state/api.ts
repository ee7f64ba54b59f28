// SPDX-License-Identifier: Apache-2.0
//
// The desk's one way to its server.
//
// 1. A command carries an Idempotency-Key. When the network fails, the same command goes again
//    under the same key, so that it is never carried out twice.
// 2. What fails is an ApiError: a code, what is wrong, where, and what to do. Nothing else is thrown.
// 3. 401 and 423 are told to whoever listens, once for each answer, and are thrown all the same.

import { nameOf, queryOf, type Query } from "./address";
import type * as R from "./register";
import type * as T from "./types";
import { upload, type Tell } from "./upload";

export interface ErrorBody {
  code: string;
  what: string;
  where: string | null;
  do: string | null;
}

/** No answer came: the node is not reached. */
export const OFFLINE = "OFFLINE";
/** An answer came, and it is not one of ours. */
export const NOT_UNDERSTOOD = "NOT_UNDERSTOOD";

export class ApiError extends Error {
  readonly code: string;
  readonly what: string;
  readonly where: string;
  readonly do: string;
  /** The status of the answer; 0: there was none. */
  readonly status: number;

  constructor(status: number, body: Partial<ErrorBody>) {
    super(body.what ?? body.code ?? "");
    this.name = "ApiError";
    this.status = status;
    this.code = body.code ?? NOT_UNDERSTOOD;
    this.what = body.what ?? "";
    this.where = body.where ?? "";
    this.do = body.do ?? "";
  }

  get offline(): boolean {
    return this.code === OFFLINE;
  }

  /** Whether the server has said no: the same again will not do. */
  get refused(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

export type Ended = "signed-out" | "locked";

export interface Settings {
  fetch: typeof fetch;
  upload: typeof upload;
  /** Wait between two tries. */
  pause: (ms: number) => Promise<void>;
  /** A new key for a command. */
  key: () => string;
}

/** A command may be given its key, to be tried again by hand under the same one. */
export interface Once {
  key?: string;
  signal?: AbortSignal;
}

/** How long to wait before each further try, in ms. */
const PAUSES_MS = [300, 900, 2000];
/** Answers by which a command may not have reached the node. */
const PASSING = new Set([502, 503, 504]);

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const BROWSER: Settings = {
  fetch: (input, init) => globalThis.fetch(input, init),
  upload,
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
  key: newKey,
};

interface Wanted {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  query?: Query | undefined;
  json?: unknown;
  bytes?: Blob | undefined;
  /** Told how many of the bytes have gone. */
  tell?: Tell | undefined;
  once?: Once | undefined;
}

export class Api {
  readonly #settings: Settings;
  readonly #listeners = new Set<(why: Ended) => void>();

  constructor(settings: Partial<Settings> = {}) {
    this.#settings = { ...BROWSER, ...settings };
  }

  /** Be told when the session is over or locked. Returns how to stop. */
  onEnded(tell: (why: Ended) => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  // ── the way ──

  async #answer(wanted: Wanted): Promise<Response> {
    const { method, once, tell } = wanted;
    const headers: Record<string, string> = { accept: "application/json" };
    if (method !== "GET") headers["idempotency-key"] = once?.key ?? this.#settings.key();
    let body: BodyInit | undefined;
    if (wanted.bytes) {
      headers["content-type"] = "application/octet-stream";
      body = wanted.bytes;
    } else if (method !== "GET") {
      headers["content-type"] = "application/json";
      body = JSON.stringify(wanted.json ?? {});
    }
    const init: RequestInit = {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
    };
    if (body !== undefined) init.body = body;
    if (once?.signal) init.signal = once.signal;
    const address = `/api/${wanted.path}${queryOf(wanted.query)}`;
    for (let tried = 0; ; tried += 1) {
      const pause = PAUSES_MS[tried];
      try {
        const { fetch, upload } = this.#settings;
        const response = await (tell ? upload(address, init, tell) : fetch(address, init));
        if (!PASSING.has(response.status) || pause === undefined) {
          if (response.ok) return response;
          throw await this.#refused(response);
        }
      } catch (failure) {
        if (failure instanceof ApiError) throw failure;
        if (once?.signal?.aborted) throw new ApiError(0, { code: "ABORTED" });
        if (pause === undefined) throw new ApiError(0, { code: OFFLINE });
      }
      await this.#settings.pause(pause);
    }
  }

  async #refused(response: Response): Promise<ApiError> {
    const failure = new ApiError(response.status, await errorBody(response));
    if (response.status === 401) this.#tell("signed-out");
    if (response.status === 423) this.#tell("locked");
    return failure;
  }

  #tell(why: Ended): void {
    for (const tell of this.#listeners) tell(why);
  }

  async #json<A>(wanted: Wanted): Promise<A> {
    const response = await this.#answer(wanted);
    try {
      return (await response.json()) as A;
    } catch {
      throw new ApiError(response.status, { code: NOT_UNDERSTOOD });
    }
  }

  #get<A>(path: string, query?: Query, signal?: AbortSignal): Promise<A> {
    return this.#json({ method: "GET", path, query, once: signal ? { signal } : undefined });
  }

  #post<A>(path: string, json: unknown, once?: Once): Promise<A> {
    return this.#json({ method: "POST", path, json, once });
  }

  // ── session ──

  session = () => this.#get<T.SessionInfo>("session");
  signInOptions = () => this.#post<T.RequestOptions>("session/options", {});
  signIn = (by: T.Asserted | { once: string }) => this.#post<T.SessionInfo>("session", by);
  signOut = () => this.#json<object>({ method: "DELETE", path: "session" });
  lock = () => this.#post<object>("session/lock", {});
  unlock = (by: T.Asserted) => this.#post<object>("session/unlock", by);
  keepLooks = (looks: Partial<T.Looks>) => this.#post<T.Seated>("looks", looks);
  enrolmentOptions = (token: string) =>
    this.#post<T.EnrolmentOptions>("enrolment/options", { token });
  enrol = (by: T.Asserted & { token: string }) => this.#post<T.SessionInfo>("enrolment", by);

  // ── reading ──

  lines = () => this.#get<{ lines: T.LineState[] }>("lines");
  log = (alias: string, page: { after?: string; limit?: number; reverse?: boolean } = {}) =>
    this.#get<T.LogPage>(`lines/${encodeURIComponent(alias)}/log`, page);
  entry = (id: string) => this.#get<T.Entry>("entry", { id });
  thread = (id: string) => this.#get<{ entries: T.Entry[]; whole: boolean }>("thread", { id });
  alarms = () => this.#get<{ alarms: T.Alarm[] }>("alarms");
  search = (query: T.SearchQuery, signal?: AbortSignal) =>
    this.#get<T.Hits>("search", { ...query }, signal);

  // ── commands ──

  send = (fields: T.SendFields & T.Release, once?: Once) =>
    this.#post<T.Said>("send", fields, once);
  ack = (fields: { entry: string; answer: T.Answer; reason?: string }, once?: Once) =>
    this.#post<T.Acknowledged>("ack", fields, once);
  correct = (fields: T.CorrectFields & T.Release, once?: Once) =>
    this.#post<T.Said>("correct", fields, once);
  cancel = (fields: { entry: string; reason: string } & T.Release, once?: Once) =>
    this.#post<T.Said>("cancel", fields, once);
  check = (fields: { line: string; text?: string }, once?: Once) =>
    this.#post<T.Said>("check", fields, once);
  lapse = (fields: { entry: string; party: string }, once?: Once) =>
    this.#post<T.Said>("lapse", fields, once);
  closeAlarm = (
    fields: { line: string; code: string; party?: string | null; note?: string },
    once?: Once,
  ) => this.#post<object>("alarm-close", fields, once);
  releaseOptions = () => this.#post<T.RequestOptions>("release/options", {});

  // ── one's own ──

  passkeys = () => this.#get<{ passkeys: T.OwnPasskey[] }>("passkeys");
  passkeyOptions = (release: T.Release, once?: Once) =>
    this.#post<T.EnrolmentOptions>("passkeys/options", release, once);
  addPasskey = (by: T.Asserted & { label: string }, once?: Once) =>
    this.#post<T.OwnPasskey>("passkeys", by, once);
  removePasskey = (id: string, release: T.Release, once?: Once) =>
    this.#post<object>(`passkeys/${encodeURIComponent(id)}/remove`, release, once);
  sessions = () => this.#get<{ sessions: T.OwnSession[] }>("sessions");
  endSession = (id: string, release: T.Release, once?: Once) =>
    this.#post<{ ended: number }>(`sessions/${encodeURIComponent(id)}/end`, release, once);
  endOtherSessions = (release: T.Release, once?: Once) =>
    this.#post<{ ended: number }>("sessions/end-others", release, once);

  // ── people, audit ──

  people = () => this.#get<{ officers: T.Person[] }>("people");
  addPerson = (
    fields: { name: string; roles: T.Role[]; offices: string[] } & T.Release,
    once?: Once,
  ) =>
    this.#post<{ officer: T.Person; link: string }>("people", fields, once);
  changePerson = (
    id: string,
    fields: { roles?: T.Role[]; offices?: string[]; disabled?: boolean } & T.Release,
    once?: Once,
  ) => this.#post<T.Person>(`people/${encodeURIComponent(id)}`, fields, once);
  recoveryLink = (id: string, release: T.Release, once?: Once) =>
    this.#post<{ link: string }>(`people/${encodeURIComponent(id)}/link`, release, once);
  audit = (page: { limit?: number; before?: number } = {}) => this.#get<T.AuditPage>("audit", page);

  // ── the register ──

  register = () => this.#get<R.Known>("register");
  contacts = (asked: R.ContactsAsked) => this.#get<R.Timeline>("register/contacts", { ...asked });
  contact = (id: string) => this.#get<R.Shown>("register/contact", { id });
  silence = (asked: { one: string; other: string; at: string }) =>
    this.#get<R.Silence>("register/silence", asked);
  counts = (asked: { one: string; other: string }) => this.#get<R.Counts>("register/counts", asked);
  brief = (asked: { with: string; at: string }) => this.#get<R.Brief>("register/brief", asked);
  briefAddress = (asked: { with: string; at: string; lang: string }) => `/api/register/brief.html${queryOf(asked)}`;
  deed = (what: R.DeedWord, detail: object, once?: Once) =>
    this.#post<R.Done>("register/deed", { what, detail }, once);
  exportRegister = (wanted: { format: R.Format }, once?: Once) =>
    this.#file("register/export", wanted, once);

  // ── files ──

  export = (wanted: T.ExportWanted, once?: Once) => this.#file("export", wanted, once);

  async #file(path: string, wanted: object, once?: Once): Promise<{ name: string; bytes: Blob }> {
    const response = await this.#answer({ method: "POST", path, json: wanted, once });
    const name = nameOf(response.headers.get("content-disposition"));
    return { name: name ?? "wasl-export", bytes: await response.blob() };
  }

  verify = (bytes: Blob, once?: Once) =>
    this.#json<T.Verified>({ method: "POST", path: "verify", bytes, once });

  giveFile = (line: string, bytes: Blob, tell: Tell, once?: Once) =>
    this.#json<T.Given>({ method: "POST", path: "attachment", query: { line }, bytes, tell, once });

  attachmentAddress(entry: string, index: number): string {
    return `/api/attachment${queryOf({ entry, index })}`;
  }

  // ── the press page ──

  readPress = (texts: T.PressText[], once?: Once) =>
    this.#post<T.PressRead>("press/read", { texts }, once);
  askOpinion = (text: T.PressText, once?: Once) =>
    this.#post<T.PressOpinion>("press/opinion", { text }, once);
  pressWords = () => this.#get<T.PressWords>("press/words");
  pressNear = (proposal: string) =>
    this.#get<T.PressNear>("press/near", { proposal });
  filePress = (wanted: T.PressFiling, once?: Once) =>
    this.#post<T.PressFiled>("press/file", wanted, once);
  rejectPress = (proposals: string[], reason: string, once?: Once) =>
    this.#post<object>("press/reject", { proposals, reason }, once);

  // ── drafts ──

  drafts = () => this.#get<{ drafts: T.Draft[] }>("drafts");
  keepDraft = (draft: Pick<T.Draft, "id" | "line" | "fields">, once?: Once) =>
    this.#json<T.Draft>({
      method: "PUT",
      path: `drafts/${encodeURIComponent(draft.id)}`,
      json: draft,
      once,
    });
  dropDraft = (id: string, once?: Once) =>
    this.#json<object>({ method: "DELETE", path: `drafts/${encodeURIComponent(id)}`, once });
  takeDraft = (id: string, once?: Once) =>
    this.#post<T.Draft>(`drafts/${encodeURIComponent(id)}/take`, {}, once);
}

async function errorBody(response: Response): Promise<Partial<ErrorBody>> {
  try {
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null && "error" in body) {
      return readError(body.error);
    }
  } catch {
    // not JSON: said below
  }
  return { code: NOT_UNDERSTOOD };
}

function readError(said: unknown): Partial<ErrorBody> {
  if (typeof said !== "object" || said === null) return { code: NOT_UNDERSTOOD };
  const held = said as Record<string, unknown>;
  const text = (name: string): string => {
    const value = held[name];
    return typeof value === "string" ? value : "";
  };
  return {
    code: text("code") || NOT_UNDERSTOOD,
    what: text("what"),
    where: text("where"),
    do: text("do"),
  };
}

export const api = new Api();
