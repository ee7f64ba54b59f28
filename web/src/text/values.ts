// SPDX-License-Identifier: Apache-2.0
/**
 * Typed values as text: times, dates, spans, sizes, hashes.
 *
 * Rules:
 *
 * 1. UTC first. Digits are Western and the calendar is Gregorian in every language, by name: what a
 *    locale does by default has changed between versions of browsers.
 * 2. Months of a date-time group are English letters in every language.
 * 3. Spans are exact: 468 days, never "16 months". A countdown counts whole seconds.
 * 4. What is no time reads as it was given: bad input never throws.
 *
 * Words come through `say`, which is `t` of the desk: this file knows no language of its own.
 */

export type Months = "levantine" | "egyptian" | "maghrebi";
export type Say = (id: string, args?: Record<string, string | number>) => string;
export type Instant = string | number | Date;

const PLAIN = "u-ca-gregory-nu-latn";
const REGION: Readonly<Record<Months, string>> = { levantine: "ar-SY", egyptian: "ar-EG", maghrebi: "ar-MA" };
const DTG_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] as const;
const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

function timeOf(instant: Instant): Date | null {
  const time = instant instanceof Date ? instant : new Date(instant);
  return Number.isNaN(time.getTime()) ? null : time;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** `221435Z NOV 26`. */
export function dtg(instant: Instant): string {
  const time = timeOf(instant);
  if (time === null) return String(instant);
  const clock = `${two(time.getUTCDate())}${two(time.getUTCHours())}${two(time.getUTCMinutes())}Z`;
  return `${clock} ${DTG_MONTHS[time.getUTCMonth()] ?? ""} ${two(time.getUTCFullYear() % 100)}`;
}

/** `14:35Z`, or `14:35:07Z`. */
export function zulu(instant: Instant, { seconds = false } = {}): string {
  const time = timeOf(instant);
  if (time === null) return String(instant);
  return `${time.toISOString().slice(11, seconds ? 19 : 16)}Z`;
}

/** `17:35 UTC+3`: the time in a zone, and the zone. */
export function local(instant: Instant, zone: string, { seconds = false } = {}): string {
  const time = timeOf(instant);
  if (time === null) return String(instant);
  const parts = partsOf(time, `en-GB-${PLAIN}`, {
    timeZone: zoneOr(zone),
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  });
  const clock = ["hour", "minute", "second"].flatMap((part) => parts.get(part) ?? []).join(":");
  return `${clock} ${(parts.get("timeZoneName") ?? "UTC").replace("GMT", "UTC").replace(/UTC\+0$/u, "UTC")}`;
}

/** `22 تشرين الثاني 2026`, `22 ноября 2026 г.`, `22 November 2026`. */
export function date(instant: Instant, lang: string, { months = "levantine" as Months, zone = "UTC" } = {}): string {
  const time = timeOf(instant);
  if (time === null) return String(instant);
  const locale = lang === "ar" ? REGION[months] : lang === "ru" ? "ru-RU" : "en-GB";
  return new Intl.DateTimeFormat(`${locale}-${PLAIN}`, {
    timeZone: zoneOr(zone),
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(time);
}

/** The day by the calendar of Umm al-Qura: `16 رمضان 1447 هـ`. An extra line, never the only one. */
export function hijri(instant: Instant, { zone = "UTC" } = {}): string {
  const time = timeOf(instant);
  if (time === null) return String(instant);
  return new Intl.DateTimeFormat("ar-SY-u-ca-islamic-umalqura-nu-latn", {
    timeZone: zoneOr(zone),
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(time);
}

/** A span in its exact units, the two largest that it has: `2 h 5 min`; days stay alone from ten on. */
export function duration(seconds: number, say: Say): string {
  const whole = Math.floor(Math.abs(seconds));
  if (!Number.isFinite(whole)) return String(seconds);
  const units: readonly (readonly [string, number])[] = [
    ["unit-d", Math.floor(whole / DAY_S)],
    ["unit-h", Math.floor((whole % DAY_S) / HOUR_S)],
    ["unit-min", Math.floor((whole % HOUR_S) / MINUTE_S)],
    ["unit-s", whole % MINUTE_S],
  ];
  const first = units.findIndex(([, n]) => n > 0);
  if (first < 0) return say("unit-s", { n: 0 });
  const shown = units.slice(first, (units[0]?.[1] ?? 0) >= 10 ? first + 1 : first + 2).filter(([, n]) => n > 0);
  return shown.map(([unit, n]) => say(unit, { n })).join(" ");
}

/** `9:32`, `1:02:03`, `2:01:02:03` (days first); a minus once the time has passed. */
export function countdown(seconds: number): string {
  if (!Number.isFinite(seconds)) return String(seconds);
  const whole = Math.trunc(seconds);
  const left = Math.abs(whole);
  const days = Math.floor(left / DAY_S);
  const hours = Math.floor((left % DAY_S) / HOUR_S);
  const minutes = Math.floor((left % HOUR_S) / MINUTE_S);
  const parts = days > 0 ? [days, hours, minutes] : hours > 0 ? [hours, minutes] : [minutes];
  const [head = 0, ...rest] = [...parts, left % MINUTE_S];
  return (whole < 0 ? "−" : "") + [String(head), ...rest.map(two)].join(":");
}

/** `1,234,567`. */
export function number(n: number): string {
  return Number.isFinite(n) ? new Intl.NumberFormat(`en-${PLAIN}`).format(n) : String(n);
}

/** `1,234 bytes`; from a megabyte on shorter: `1.2 MB`. */
export function bytes(n: number, say: Say): string {
  if (!Number.isFinite(n) || n < 1_000) return say("unit-bytes", { count: n });
  if (n < 1_000_000) return say("unit-kb", { n: (n / 1_000).toFixed(1) });
  return say("unit-mb", { n: (n / 1_000_000).toFixed(1) });
}

/** `1a2b 3c4d …`: what is compared by eye or read aloud, in groups. */
export function groups(text: string, size = 4): string {
  return text.match(new RegExp(`.{1,${size}}`, "gsu"))?.join(" ") ?? text;
}

function partsOf(time: Date, locale: string, options: Intl.DateTimeFormatOptions): Map<string, string> {
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(time);
  return new Map(parts.map(({ type, value }) => [type, value]));
}

/** A zone that this browser knows; else UTC. */
function zoneOr(zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return "UTC";
  }
}
