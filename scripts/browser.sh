#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Says where a Chromium for the tests marked `browser` is, and installs Debian's where it may: as root, or by a sudo that
# asks nothing. Where it may not, one line says what to run, and the exit code is 2.

set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "$name"; then exit 0; fi
done
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    as_root=no
fi
if [ "$as_root" = no ] || ! command -v apt-get >/dev/null; then
    echo 'wasl browser tests: no Chromium here; run: sudo apt-get install -y chromium' >&2
    exit 2
fi
install() {
    # shellcheck disable=SC2086 # as_root is no word, or two
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null 2>&1
}
install || { $as_root apt-get update -qq >/dev/null && install; }
command -v chromium
