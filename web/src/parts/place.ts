// SPDX-License-Identifier: Apache-2.0
//
// Sizes that are known only while it runs. They are set on the element by script, for the page may
// carry no style attributes.

export const blockSize =
  (px: number) =>
  (node: HTMLElement): void => {
    node.style.blockSize = `${px}px`;
  };

export const pushedDown =
  (px: number) =>
  (node: HTMLElement): void => {
    node.style.insetBlockStart = `${px}px`;
  };
