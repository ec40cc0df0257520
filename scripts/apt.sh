# Sourced by the set-up scripts: installs packages of Debian or Ubuntu, or says in plain words what is missing.
# shellcheck shell=bash

say() { printf 'tasdiq set-up: %s\n' "$*" >&2; }

# Usage: need_packages "what they are for" package...
need_packages() {
    local purpose=$1
    shift
    local -a root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! { command -v sudo && sudo -n true; } >/dev/null 2>&1; then
            say "$purpose is missing, and this account may not install packages."
            say "Ask an administrator for: apt-get install $*"
            return 1
        fi
        root=(sudo -n)
    fi
    if ! command -v apt-get >/dev/null; then
        say "$purpose is missing. On Debian or Ubuntu the packages are: $*"
        say "This is another system: install what corresponds to them, then run the same command again."
        return 1
    fi
    say "installing $purpose from the system's packages: $*"
    if ! "${root[@]}" apt-get update -qq >&2 ||
        ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2; then
        say "installing $purpose failed (packages: $*). Is there a network? The messages of apt-get stand above."
        return 1
    fi
}
