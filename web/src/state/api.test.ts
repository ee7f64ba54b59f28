// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Api, ApiError, newKey, OFFLINE } from "./api";

interface Seen {
  url: string;
  init: RequestInit;
  headers: Record<string, string>;
}

type Turn = Response | Error;

function made(...turns: Turn[]) {
  const seen: Seen[] = [];
  const pauses: number[] = [];
  let keys = 0;
  const api = new Api({
    fetch: async (input, init) => {
      const turn = turns.length > 1 ? turns.shift() : turns[0];
      seen.push({
        url: String(input),
        init: init ?? {},
        headers: init?.headers as Record<string, string>,
      });
      if (turn instanceof Error) throw turn;
      if (turn === undefined) throw new Error("no turn left");
      return turn.clone();
    },
    upload: async (url, init, tell) => {
      tell(7);
      seen.push({ url, init, headers: init.headers as Record<string, string> });
      const turn = turns.length > 1 ? turns.shift() : turns[0];
      if (!(turn instanceof Response)) throw turn;
      return turn.clone();
    },
    pause: async (ms) => void pauses.push(ms),
    key: () => `key-${(keys += 1)}`.padEnd(8, "x"),
  });
  return { api, seen, pauses };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const lost = () => new TypeError("Failed to fetch");
const said = { id: "0123456789abcdef/northland.1/4", state: "queued" };
const message = { line: "s", from_office: "duty", to_offices: ["sundria:duty"], text: "Test." };

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const failure: unknown = await promise.then(
    () => null,
    (why: unknown) => why,
  );
  expect(failure).toBeInstanceOf(ApiError);
  return failure as ApiError;
}

describe("commands", () => {
  it("carry a key of their own, each a new one", async () => {
    const { api, seen } = made(json(said));
    await api.send(message);
    await api.send(message);
    const keys = seen.map((each) => each.headers["idempotency-key"]);
    expect(keys[0]).toBeTruthy();
    expect(keys[0]).not.toBe(keys[1]);
  });

  it("go again under the same key and with the same bytes when the network fails", async () => {
    const { api, seen, pauses } = made(lost(), json({}, 503), json(said));
    expect(await api.send(message)).toEqual(said);
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map((each) => each.headers["idempotency-key"])).size).toBe(1);
    expect(new Set(seen.map((each) => each.init.body)).size).toBe(1);
    expect(pauses).toHaveLength(2);
  });

  it("may be tried again by hand under a key that was given", async () => {
    const { api, seen } = made(json(said));
    await api.ack({ entry: said.id, answer: "received" }, { key: "by-hand-1" });
    expect(seen[0]?.headers["idempotency-key"]).toBe("by-hand-1");
  });

  it("tell how much of a file has gone, and send it again under the same key", async () => {
    const given = { sha256: "ab".repeat(32), bytes: 7, media: "text/plain" };
    const { api, seen } = made(lost(), json(given));
    const told: number[] = [];
    const file = new Blob(["a file."]);
    expect(await api.giveFile("a line", file, (sent) => told.push(sent))).toEqual(given);
    expect(told).toEqual([7, 7]);
    expect(seen.map((each) => each.url)).toEqual(Array(2).fill("/api/attachment?line=a+line"));
    expect(new Set(seen.map((each) => each.headers["idempotency-key"])).size).toBe(1);
    expect(seen.every((each) => each.init.body === file)).toBe(true);
  });

  it("end offline, after a number of tries", async () => {
    const { api, seen } = made(lost());
    const failure = await failureOf(api.send(message));
    expect(failure.code).toBe(OFFLINE);
    expect(failure.offline).toBe(true);
    expect(seen).toHaveLength(4);
  });

  it("are not tried again when the server refuses", async () => {
    const body = { code: "WASL-1009", what: "too long", where: "text", do: "shorten it" };
    const { api, seen } = made(json({ error: body }, 400));
    const failure = await failureOf(api.send(message));
    expect(failure).toMatchObject({ ...body, status: 400, offline: false });
    expect(seen).toHaveLength(1);
  });

  it("stop when they are given up", async () => {
    const { api, seen } = made(lost());
    const end = new AbortController();
    end.abort();
    const failure = await failureOf(api.search({ q: "x" }, end.signal));
    expect(failure.code).toBe("ABORTED");
    expect(seen).toHaveLength(1);
  });
});

describe("reading", () => {
  it("carries no key, and leaves out what was not given", async () => {
    const { api, seen } = made(json({ hits: [], total: 0, more: false }));
    await api.search({ q: "مرور & two", line: "", kind: "message" });
    const url = new URL(seen[0]?.url ?? "", "http://northland.localhost");
    expect(url.pathname).toBe("/api/search");
    expect(Object.fromEntries(url.searchParams)).toEqual({ q: "مرور & two", kind: "message" });
    expect(seen[0]?.headers["idempotency-key"]).toBeUndefined();
  });
});

describe("errors", () => {
  it.each([
    ["not JSON", new Response("<h1>Bad gateway</h1>", { status: 500 })],
    ["JSON of another shape", json({ error: "no" }, 500)],
    ["an array", json([1], 400)],
    ["empty", new Response("", { status: 500 })],
  ])("of another shape are an ApiError all the same: %s", async (_, turn) => {
    const { api } = made(turn);
    const failure = await failureOf(api.lines());
    expect(failure.code).toBe("NOT_UNDERSTOOD");
  });

  it("that a good answer is not JSON is an ApiError", async () => {
    const { api } = made(new Response("hello"));
    expect((await failureOf(api.lines())).code).toBe("NOT_UNDERSTOOD");
  });

  it.each([
    [401, "signed-out"],
    [423, "locked"],
  ])("%i is told to whoever listens, and thrown", async (status, why) => {
    const { api } = made(json({ error: { code: "X", what: "", where: "", do: "" } }, status));
    const told: string[] = [];
    const stop = api.onEnded((each) => told.push(each));
    await failureOf(api.lines());
    expect(told).toEqual([why]);
    stop();
    await failureOf(api.lines());
    expect(told).toEqual([why]);
  });
});

describe("files", () => {
  it("are named by the server, and never with a folder", async () => {
    const disposition = 'attachment; filename="../../up/exhibit.zip"';
    const answer = new Response("PK", { headers: { "content-disposition": disposition } });
    const { api } = made(answer);
    const file = await api.export({ line: "sundria" });
    expect(file.name).toBe("exhibit.zip");
    expect(await file.bytes.text()).toBe("PK");
  });

  it("go up as they are", async () => {
    const { api, seen } = made(json({ verdict: "verified" }));
    await api.verify(new Blob(["bytes"]));
    expect(seen[0]?.headers["content-type"]).toBe("application/octet-stream");
    expect(await (seen[0]?.init.body as Blob).text()).toBe("bytes");
  });
});

it("a new key fits the contract", () => {
  expect(newKey()).toMatch(/^[A-Za-z0-9_-]{8,64}$/u);
});
