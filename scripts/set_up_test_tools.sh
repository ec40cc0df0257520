#!/usr/bin/env bash
# What the tests need beyond Python: Chromium, a Java runtime (for the HTML checker vnu) and the npm tools of
# tests/package.json. Looks first and installs only what is missing; offline when all of it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/apt.sh
. scripts/apt.sh

# Ubuntu's package `chromium` only fetches a snap, which containers cannot run: there Playwright brings its own browser.
is_ubuntu() { grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null; }

has_browser() {
    command -v chromium || command -v google-chrome || has_own_browser
} >/dev/null 2>&1

has_own_browser() {
    .venv/bin/python - <<'PYTHON'
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not Path(playwright.chromium.executable_path).exists())
PYTHON
}

install_own_browser() {
    local -a dependencies=()
    if [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; then
        dependencies=(--with-deps)
    fi
    say "installing Playwright's Chromium"
    if ! .venv/bin/python -m playwright install "${dependencies[@]}" chromium; then
        say "no Chromium, and none could be installed. Install Chromium or Google Chrome, then run make test again."
        exit 1
    fi
}

packages=()
purposes=()
if ! has_browser && ! is_ubuntu; then
    packages+=(chromium)
    purposes+=("Chromium")
fi
if ! .venv/bin/python -m playwright --version >/dev/null 2>&1; then
    packages+=(libatomic1)
    purposes+=("a library of Playwright's driver")
fi
if ! java -version >/dev/null 2>&1; then
    packages+=(default-jre-headless)
    purposes+=("a Java runtime")
fi
if ! npm --version >/dev/null 2>&1; then
    packages+=(npm)
    purposes+=("npm")
fi
if [ ${#packages[@]} -gt 0 ]; then
    purpose=$(printf ', %s' "${purposes[@]}")
    need_packages "${purpose:2}" "${packages[@]}" || exit 1
fi
has_browser || install_own_browser

stamp=tests/node_modules/.set-up
readonly stamp
wanted=$(sha256sum <tests/package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "installing the npm tools of tests/package.json"
    if ! npm ci --prefix tests --ignore-scripts --loglevel=error --no-audit --no-fund >&2; then
        say "the npm tools could not be installed. Is there a network? npm's messages stand above."
        exit 1
    fi
    echo "$wanted" >"$stamp"
fi
