// SPDX-License-Identifier: Apache-2.0
/**
 * A statement: a text of lines, each a key and a value, with exactly one spelling (docs/spec/03 §1).
 *
 * 1. Lines are taken in the order in which their kind lists them; what is left over, or missing, is refused.
 * 2. Values are read by forms that know one spelling alone, so there is nothing to write again and compare.
 * 3. All that is refused of one statement has the one code of its kind (03 §8).
 *
 * It does not know the kinds: `card`, `charter` and `journal` do.
 */

import { bytesOfBase64, bytesOfHex, textOf } from "./bytes.js";
import { isFreeText } from "./text.js";
import { refuse } from "./refused.js";

export const PARTY = /^[a-z][a-z0-9-]{0,31}$/;
const LANGUAGES = ["ar", "ru", "en"];
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/;

export class Statement {
  constructor(bytes, first, code) {
    this.code = code;
    const lines = (textOf(bytes) ?? this.bad("not UTF-8")).split("\n");
    if (lines.pop() !== "") this.bad("no newline at the end");
    if (lines.shift() !== first) this.bad(`this is no ${first}`);
    this.lines = lines;
  }

  bad(detail) {
    refuse(this.code, detail);
  }

  /** Whether the next line has this key. */
  next(key) {
    return this.lines.length > 0 && this.lines[0].startsWith(`${key} `);
  }

  take(key) {
    if (!this.next(key)) this.bad(`a line “${key}” is not where it must be`);
    return this.lines.shift().slice(key.length + 1);
  }

  repeated(key, least, most) {
    const values = [];
    while (this.next(key)) values.push(this.take(key));
    if (values.length < least || values.length > most) this.bad(`too few or too many lines “${key}”`);
    return values;
  }

  end() {
    if (this.lines.length > 0) this.bad("a line too much");
  }

  number(text, least, most) {
    const number = /^(?:0|[1-9][0-9]{0,19})$/.test(text) ? BigInt(text) : null;
    if (number === null || number < BigInt(least) || number > BigInt(most)) this.bad("a number that cannot be");
    return number;
  }

  hash(text) {
    return /^[0-9a-f]{64}$/.test(text) ? bytesOfHex(text) : this.bad("no hash");
  }

  octets(text, least, most = least) {
    const bytes = bytesOfBase64(text);
    if (bytes === null || bytes.length < least || bytes.length > most) this.bad("no octets of this length");
    return bytes;
  }

  party(text) {
    return PARTY.test(text) ? text : this.bad("no id");
  }

  free(text, limit) {
    return isFreeText(text, limit) ? text : this.bad("a text that cannot stand in a statement");
  }

  /** Seconds since 1970. */
  instant(text) {
    const found = INSTANT.exec(text);
    const seconds = found === null ? NaN : Date.parse(text) / 1000;
    const same = seconds >= 0 && new Date(seconds * 1000).toISOString() === text.replace("Z", ".000Z");
    return same ? BigInt(seconds) : this.bad("no instant");
  }

  /** `none` as null, anything else by its own form. */
  optional(text, form) {
    return text === "none" ? null : form(text);
  }

  languages(values) {
    const places = values.map((value) => LANGUAGES.indexOf(value));
    if (places.some((place, at) => place < 0 || (at > 0 && place <= places[at - 1]))) this.bad("languages out of order");
    return values;
  }

  /** The value cut at its first so many spaces. */
  parts(text, count) {
    const parts = text.split(" ");
    if (parts.length < count) this.bad("a part is missing");
    return [...parts.slice(0, count - 1), parts.slice(count - 1).join(" ")];
  }

  /** Refused unless no value stands twice. */
  distinct(values) {
    if (new Set(values.map(String)).size !== values.length) this.bad("something stands twice");
  }

  ascending(numbers) {
    if (numbers.some((number, at) => at > 0 && number <= numbers[at - 1])) this.bad("not ascending");
    return numbers;
  }
}
