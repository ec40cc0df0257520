#!/usr/bin/env bash
# Writes constraints.txt anew: the newest versions that pyproject.toml allows, as they resolve in a fresh environment.
# Run it with the oldest Python that Tasdiq supports, Debian 12's 3.11.2: some packages ask for more in newer versions
# (pymdown-extensions 13 for 3.11.5), and what it finds runs on all newer ones.
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
