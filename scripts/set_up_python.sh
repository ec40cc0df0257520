#!/usr/bin/env bash
# Makes .venv/ with everything the generator and its tests import. Does nothing, and needs no network, when
# pyproject.toml, constraints.txt, the place of this folder and the Python are those of the last time.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/apt.sh
. scripts/apt.sh

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# The first Python of at least 3.11: the one that PYTHON names, the system's, or a numbered one.
find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# A new environment when there is none, or when the folder has moved and its scripts point elsewhere.
make_environment() {
    local python
    if ! python=$(find_python); then
        need_packages "Python 3.11 or newer" python3 python3-venv || exit 1
        if ! python=$(find_python); then
            say "this system's Python is $(python3 --version 2>&1); Tasdiq needs 3.11 or newer."
            say "Install one and name it: make PYTHON=/path/to/python3.12 site"
            exit 1
        fi
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        local version
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        need_packages "Python's venv module" "python$version-venv" || exit 1
    fi
    if [ -L .venv ]; then
        say ".venv is a link to $(readlink -f .venv): it would be emptied there. Remove the link, and start again."
        exit 1
    fi
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

stamp=.venv/.set-up
readonly stamp
wanted=$({ pwd && cat pyproject.toml constraints.txt; } | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

if ! grep -qxF "$PWD" .venv/.place 2>/dev/null || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_environment
    pwd >.venv/.place
fi
say "installing Python packages (a minute the first time, with network)"
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --editable '.[dev]' --constraint constraints.txt; then
    say "the Python packages could not be installed. Is there a network? pip's messages stand above."
    exit 1
fi
echo "$wanted" >"$stamp"
