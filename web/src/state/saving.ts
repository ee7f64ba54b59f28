// SPDX-License-Identifier: Apache-2.0
//
// A file that the server has made goes where the browser puts what is saved.

const KEPT_MS = 60_000;

export function saveFile(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
