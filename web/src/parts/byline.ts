// SPDX-License-Identifier: Apache-2.0
//
// Who wrote, as one text: the name as the author's node says it, and the role in the screen's language.

import { has, t } from "../i18n";
import { isolated, personOf } from "./names";

/** The word of a role; what this desk does not know is said as it was given. Reactive. */
export function roleWord(role: string): string {
  return has(`role-${role}`) ? t(`role-${role}`) : role;
}

/** `NAME (ROLE)`, going the way of the screen whatever script the name is in. Reactive. */
export function byline(by: string): string {
  const { name, role } = personOf(by);
  return role ? `${isolated(name)} (${roleWord(role)})` : name;
}
