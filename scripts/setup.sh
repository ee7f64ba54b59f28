#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Makes .venv from the locked requirements and puts Wasl itself into it. `make setup` calls it; it is
# quick when there is nothing to do.
#
#   1. Python: $PYTHON if given, else the newest of python3.14 … python3.11 on PATH that really runs
#      (a pyenv shim may be there and not run), else python3 if it is one of those versions.
#   2. Where `python -m venv` cannot make pip, Debian's package for it is installed: as root or by a sudo
#      that asks nothing. Otherwise one line says what to run, and the exit code is 2.
#   3. Everything is installed by hash and as wheels: nothing unlocked is built or run on the way.
#   4. A stamp is written last and removed first, so an interrupted set-up starts afresh.

set -eu
cd "$(dirname "$0")/.."

readonly LOCKS_STAMP=.venv/.locks-installed
readonly PROJECT_STAMP=.venv/.project-installed

fail() {
    printf 'wasl set-up: %s\n' "$*" >&2
    exit 2
}

# The path of the interpreter itself (no shim, no virtual environment around it), if it is one of ours.
interpreter() {
    "$1" -c '
import sys
if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(1)
print(getattr(sys, "_base_executable", None) or sys.executable)
' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        interpreter "$PYTHON" || fail "PYTHON=$PYTHON is not a Python 3.11 to 3.14 that runs"
        return
    fi
    for name in python3.14 python3.13 python3.12 python3.11 python3; do
        if interpreter "$name"; then return; fi
    done
    fail "no Python 3.11 to 3.14 on PATH; on Debian or Ubuntu: sudo apt-get install -y python3 python3-venv"
}

version_of() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

make_venv() {
    rm -rf .venv
    said=$("$1" -m venv .venv 2>&1) && said=$(.venv/bin/python -m pip --version 2>&1)
}

# Debian keeps ensurepip in a package of its own, one for each version of Python.
venv_package() {
    if [ "$(version_of /usr/bin/python3)" = "$(version_of "$1")" ]; then
        echo python3-venv
    else
        echo "python$(version_of "$1")-venv"
    fi
}

install_venv_package() {
    case $1 in
    /usr/bin/*) ;;
    *) fail "$1 -m venv cannot make pip; set PYTHON to another Python. It said: $said" ;;
    esac
    package=$(venv_package "$1")
    if ! command -v apt-get >/dev/null; then
        fail "$1 -m venv cannot make pip; run: sudo apt-get install -y $package"
    elif [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        fail "$1 -m venv cannot make pip; run: sudo apt-get install -y $package"
    fi
    echo "wasl set-up: installing $package with apt-get"
    # shellcheck disable=SC2086 # as_root is no word, or two
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$package" >/dev/null 2>&1 || {
        $as_root apt-get update -qq &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$package" >/dev/null
    } || fail "apt-get could not install $package; run: sudo apt-get install -y $package"
}

pip_install() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input "$@"
}

wanted_locks=$({ pwd; cat requirements/run.txt requirements/dev.txt; } | cksum)
wanted_project=$(cksum <pyproject.toml)

locks_installed() {
    [ "$(cat $LOCKS_STAMP 2>/dev/null)" = "$wanted_locks" ] || return 1
    has=$(version_of .venv/bin/python) || return 1
    [ -z "${PYTHON:-}" ] || [ "$has" = "$(version_of "$PYTHON")" ]
}

project_installed() {
    [ "$(cat $PROJECT_STAMP 2>/dev/null)" = "$wanted_project" ] && [ -x .venv/bin/wasl ]
}

# Two makes at once: the second waits, and then finds nothing to do.
if command -v flock >/dev/null; then
    exec 9>.venv.lock
    flock 9
fi

if ! locks_installed; then
    python=$(find_python)
    echo "wasl set-up: making .venv with Python $(version_of "$python") ($python)"
    make_venv "$python" || {
        install_venv_package "$python"
        make_venv "$python" || fail "$python -m venv still cannot make pip. It said: $said"
    }
    pip_install --require-hashes --only-binary :all: -r requirements/run.txt -r requirements/dev.txt
    echo "$wanted_locks" >$LOCKS_STAMP
fi
if ! project_installed; then
    rm -f $PROJECT_STAMP
    pip_install --no-deps --no-build-isolation -e .
    echo "$wanted_project" >$PROJECT_STAMP
fi
