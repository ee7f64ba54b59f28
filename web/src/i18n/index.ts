// SPDX-License-Identifier: Apache-2.0
/**
 * Words of the desk: `t("alarm-fork")`, `t("alarm-fork.do")`, `lang()`, `dir()`, `await setLang("ar")`.
 *
 * `lang` and `dir` are functions and reactive inside of components, `$derived` and `$effect`.
 */
export { LANGS, addCatalogue, dir, english, has, lang, loadOthers, setLang, strict, t } from "./state.svelte";
export type { Args, Lang } from "./state.svelte";
