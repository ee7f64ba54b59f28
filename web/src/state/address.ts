// SPDX-License-Identifier: Apache-2.0
//
// Small words of HTTP: what stands behind the ? of an address, and how a file is called.

export type Query = Record<string, string | number | boolean | undefined>;

/** A query as it stands in an address; what was not given is left out. */
export function queryOf(query: Query | undefined): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== "") said.set(name, String(value));
  }
  const text = said.toString();
  return text ? `?${text}` : "";
}

/** The file name of a Content-Disposition, without folders. */
export function nameOf(disposition: string | null): string | null {
  const found = /filename="([^"]+)"/.exec(disposition ?? "") ?? /filename=([^;\s]+)/.exec(disposition ?? "");
  return found?.[1]?.replace(/^.*[\\/]/, "") ?? null;
}
