// SPDX-License-Identifier: Apache-2.0
/**
 * What is refused, and why: one error with a stable code of docs/reference/errors.md.
 *
 * Every parser and every check throws this and nothing else about bytes that it was given. Anything else that is
 * thrown is a fault of this program.
 */

export class Refused extends Error {
  constructor(code, detail) {
    super(detail);
    this.name = "Refused";
    this.code = code;
  }
}

export const Code = Object.freeze({
  NOT_CANONICAL: "WASL-2001",
  TOO_LARGE: "WASL-2002",
  BAD_NOTE: "WASL-2003",
  BAD_SIGNATURE: "WASL-2004",
  BAD_KEY: "WASL-2005",
  BAD_PROOF: "WASL-2006",
  BAD_CARD: "WASL-2007",
  BAD_CHARTER: "WASL-2008",
  BAD_GRANT: "WASL-2009",
  BAD_ENTRY: "WASL-2012",
  NOT_IN_ORDER: "WASL-2014",
  BAD_EXPORT: "WASL-2016",
  BAD_BODY: "WASL-2017",
  TOO_MANY: "WASL-2018",
  BAD_VALUE: "WASL-1001",
  NOT_HERE: "WASL-1003",
  NOT_SIGNED: "WASL-1011",
  DIGITS_DIFFER: "WASL-1012",
  FORK: "WASL-3002",
  UNEXPLAINED: "WASL-3003",
  RECEIPT_DIFFERS: "WASL-3004",
  ROOT_FORK: "WASL-3005",
});

export function refuse(code, detail) {
  throw new Refused(code, detail);
}

/** What `attempt` gives, or null after `told` was told what was refused. */
export async function tried(attempt, told) {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    told(error);
    return null;
  }
}
