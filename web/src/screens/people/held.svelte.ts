// SPDX-License-Identifier: Apache-2.0
//
// What closing the people layer must not destroy: a link that is shown only once, and a form that
// somebody has begun. In this page's memory alone.

import type { Person, Role } from "../../state/types";

export interface PersonDraft {
  /** Whom it changes; null: somebody new. */
  person: Person | null;
  /** The key of the one command that this form is. */
  key: string;
  name: string;
  roles: Role[];
  offices: string;
}

class Held {
  given = $state.raw<{ name: string; link: string } | null>(null);
  draft = $state<PersonDraft | null>(null);
}

export const held = new Held();
