// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, it, vi } from "vitest";
import { upload } from "./upload";

class Request extends EventTarget {
  static all: Request[] = [];
  readonly upload = {};
  readonly open = vi.fn();
  readonly send = vi.fn();
  onabort = () => undefined;
  readonly abort = vi.fn(() => this.onabort());

  constructor() {
    super();
    Request.all.push(this);
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  Request.all = [];
});

it("stops what is on its way when its signal aborts", async () => {
  vi.stubGlobal("XMLHttpRequest", Request);
  const stop = new AbortController();
  const going = upload("/api/attachment", { signal: stop.signal }, () => undefined);
  stop.abort();
  await expect(going).rejects.toThrow();
  expect(Request.all[0]?.abort).toHaveBeenCalledOnce();
});

it("sends nothing when its signal has aborted before, as between two tries", async () => {
  vi.stubGlobal("XMLHttpRequest", Request);
  await expect(upload("/api/attachment", { signal: AbortSignal.abort() }, () => undefined)).rejects.toThrow();
  expect(Request.all.flatMap((one) => one.send.mock.calls)).toEqual([]);
});
