// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api, ApiError, OFFLINE } from "./api";
import { drafts } from "./drafts.svelte";
import type { Draft, DraftFields } from "./types";

const node = new Map<string, Draft>();

function kept(id: string, fields: DraftFields, officer = "Salim"): Draft {
  return { id, line: "s", officer, updated: "2026-05-03T00:14:00Z", fields };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(api, "drafts").mockImplementation(async () => ({ drafts: [...node.values()] }));
  vi.spyOn(api, "keepDraft").mockImplementation(async ({ id, fields }) => {
    node.set(id, kept(id, fields));
    return node.get(id)!;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  node.clear();
  drafts.all = [];
});

const textOf = (id: string) => drafts.get(id)?.fields.text;

it("keeps what was begun and is still empty when a list comes that does not know it", async () => {
  const { id } = drafts.begin("s", "Salim");
  await drafts.load();
  expect(drafts.get(id)).toBeDefined();
  expect(node.has(id)).toBe(false);
});

it("keeps what is being typed when an older list comes, and gives it to the node", async () => {
  const { id } = drafts.begin("s", "Salim");
  drafts.write(id, { text: "Do not" });
  await drafts.keep(id);
  drafts.write(id, { text: "Do not fire." });
  await drafts.load();
  expect(textOf(id)).toBe("Do not fire.");
  await vi.runAllTimersAsync();
  expect(node.get(id)?.fields.text).toBe("Do not fire.");
});

it("keeps what could not be kept while the node was away", async () => {
  const { id } = drafts.begin("s", "Salim");
  drafts.write(id, { text: "Do not" });
  await drafts.keep(id);
  vi.mocked(api.keepDraft).mockRejectedValueOnce(new ApiError(0, { code: OFFLINE }));
  drafts.write(id, { text: "Do not fire." });
  await vi.runAllTimersAsync();
  expect(drafts.unkept.has(id)).toBe(true);
  await drafts.load();
  await vi.runAllTimersAsync();
  expect(textOf(id)).toBe("Do not fire.");
  expect(node.get(id)?.fields.text).toBe("Do not fire.");
  expect(drafts.unkept.has(id)).toBe(false);
});

it("gives way to who has taken a draft over", async () => {
  const { id } = drafts.begin("s", "Salim");
  drafts.write(id, { text: "Do not" });
  await drafts.keep(id);
  drafts.write(id, { text: "Do not fire." });
  node.set(id, kept(id, { text: "Do not fire at all." }, "Layla"));
  await drafts.load();
  await vi.runAllTimersAsync();
  expect(textOf(id)).toBe("Do not fire at all.");
  expect(drafts.get(id)?.officer).toBe("Layla");
  expect(api.keepDraft).toHaveBeenCalledOnce();
  expect(drafts.unkept.size).toBe(0);
});

it("forgets what is gone from the node and was never typed here", async () => {
  node.set("colleague", kept("colleague", { text: "theirs" }, "Layla"));
  await drafts.load();
  node.clear();
  await drafts.load();
  expect(drafts.all).toEqual([]);
});
