#!/usr/bin/env bash
# Writes constraints.txt anew: the newest versions that pyproject.toml allows, as they resolve in a fresh environment.
set -euo pipefail
cd "$(dirname "$0")/.."

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
.venv/bin/python -m venv "$temporary/venv"
"$temporary/venv/bin/pip" install --quiet --disable-pip-version-check --editable '.[dev]'
{
    echo "# The exact versions that make installs: pip install -e '.[dev]' -c constraints.txt"
    echo "# Renewed with: make constraints"
    "$temporary/venv/bin/pip" list --format=freeze | grep -viE '^(tasdiq|pip|setuptools)=='
} >constraints.txt
