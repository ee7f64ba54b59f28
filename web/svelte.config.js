// SPDX-License-Identifier: Apache-2.0
//
// Runes everywhere, and no transition that would write style sheets at run time.

export default { compilerOptions: { runes: true } };
