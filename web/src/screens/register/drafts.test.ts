// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Contact } from "../../state/register";
import { accountOf, blankAccount, blankContact, deedOf, draftOf, partOf } from "./drafts";

const HELD: Contact = {
  id: "r2",
  origin: "reported",
  status: "held",
  when: "2023-03-15",
  sides: [
    { side: "NO", office: "minister", holder: "" },
    { side: "SU", office: "minister", holder: "Orlov" },
  ],
  medium: "telephone",
  level: null,
  track: null,
  initiators: [
    { side: "NO", said_by: "NO" },
    { side: "SU", said_by: "SU" },
  ],
  publicity: [],
  topics: [],
  duration_s: null,
  attempts: 1,
  accounts: [],
  commitments: [],
  proofs: [{ field: "when", source: "Gazette", words: "", file: "", start: 0, end: 0 }],
  entries: [],
};

describe("a contact", () => {
  it("is sent with what was said of it alone, each with its source", () => {
    const draft = { ...blankContact(), when: " ٢٠٢٣-٠٣-١٥~", source: "Gazette", words: "they spoke" };
    draft.sides = [
      { side: "NO", office: "", holder: "" },
      { side: " SU ", office: "minister", holder: "Orlov" },
      { side: "", office: "", holder: "" },
    ];
    const proof = { source: "Gazette", words: "they spoke" };
    expect(deedOf(draft)).toEqual({
      what: "added",
      detail: {
        when: "2023-03-15~",
        status: "held",
        sides: [
          { side: "NO", office: "", holder: "" },
          { side: "SU", office: "minister", holder: "Orlov" },
        ],
        proofs: ["when", "status", "sides"].map((field) => ({ field, ...proof })),
      },
    });
  });

  it("was tried several times where no number is given", () => {
    const told = deedOf({ ...blankContact(), when: "2022", attempts: "", source: "Gazette" });
    expect(told?.detail).toMatchObject({ attempts: null });
  });

  it("reads otherwise only in what was changed, and keeps what the form does not show", () => {
    const draft = draftOf(HELD);
    expect(deedOf(draft)).toBeNull();
    const told = deedOf({ ...draft, initiator: "SU", attempts: "", source: "Radio" });
    expect(told).toEqual({
      what: "amended",
      detail: {
        id: "r2",
        changes: {
          initiators: [
            { side: "SU", said_by: "NO" },
            { side: "SU", said_by: "SU" },
          ],
          attempts: null,
          proofs: [
            ...HELD.proofs,
            { field: "initiators", source: "Radio", words: "" },
            { field: "attempts", source: "Radio", words: "" },
          ],
        },
      },
    });
  });

  it("is split into parts that have no id yet", () => {
    const part = partOf(HELD, { when: "2023-03-16", status: "refused" });
    expect(part).toMatchObject({ when: "2023-03-16", status: "refused", proofs: HELD.proofs });
    expect(Object.keys(part)).not.toContain("id");
  });
});

it("an account says what it was given, line by line", () => {
  const draft = { ...blankAccount(), side: "SU", speaker: "Belov", numbers: "ships = over 140\n\naircraft=60" };
  expect(accountOf("r2", { ...draft, commitment: "a written answer", due: "2024-07" })).toEqual({
    id: "r2",
    account: { speaker: "Belov", side: "SU", numbers: { ships: "over 140", aircraft: "60" } },
    commitments: [{ side: "SU", text: "a written answer", said_by: "Belov", due: "2024-07" }],
  });
});
