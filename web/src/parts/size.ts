// SPDX-License-Identifier: Apache-2.0
import { t } from "../i18n";

/** The size of a file, as people say it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return t("unit-bytes", { count: bytes });
  if (bytes < 1_000_000) return t("unit-kb", { n: Math.round(bytes / 1000) });
  return t("unit-mb", { n: Math.round(bytes / 100_000) / 10 });
}
