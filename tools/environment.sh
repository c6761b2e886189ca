#!/bin/sh
# Make the project's own environment, or bring it up to date: the checkout installed editable
# with a group of dependencies: `dev` unless told.  Nothing outside the checkout is changed.
#
#   sh tools/environment.sh VENV STAMP [GROUP]   (from the root of the checkout; `make` calls it)
#
# uv does it if it is there.  Otherwise python3 and pip do, and where ensurepip is missing (Debian
# keeps it in a package of its own) the pip of the system puts one into the environment.
set -eu

venv=$1
stamp=$2
group=${3:-dev}
here=$(pwd -P)

say() { printf '%s\n' "$*"; }

die() {
  printf 'ccmtool set-up: %s\n' "$*" >&2
  exit 1
}

# Run a command; show what it said only if it failed.
quietly() {
  output=$("$@" 2>&1) || {
    printf '%s\n' "$output" >&2
    return 1
  }
}

silently() { "$@" >/dev/null 2>&1; }

recent_enough() {
  silently "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))'
}

# The Python asked for, else the first that is recent enough.  A name on the PATH may be a shim
# without an interpreter behind it, so each is run.
find_python() {
  if [ -n "${PYTHON:-}" ]; then
    recent_enough "$PYTHON" || die "PYTHON=$PYTHON is not a Python 3.11 or later"
    say "$PYTHON"
    return
  fi
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if recent_enough "$name"; then
      say "$name"
      return
    fi
  done
  found=$(python3 --version 2>/dev/null) || found='no python3'
  die "Python 3.11 or later is needed, and this machine has $found: install one, or uv"
}

# An environment that runs is kept and brought up to date; one that was copied from another place
# holds that place in its scripts, and one that does not run is of no use.
keep_or_remove() {
  [ -e "$venv" ] || [ -L "$venv" ] || return 0
  made_in=$(cat "$stamp" 2>/dev/null) || made_in=$here
  if [ "$made_in" = "$here" ] && recent_enough "$venv/bin/python"; then
    return 0
  fi
  say "The $venv here is of another checkout, or does not run: it is made anew."
  rm -rf "$venv"
}

with_uv() {
  # uv gives up where it cannot write its cache.
  cache=${UV_CACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/uv}
  if ! mkdir -p "$cache" 2>/dev/null || [ ! -w "$cache" ]; then
    export UV_NO_CACHE=1
  fi
  if [ ! -e "$venv" ]; then
    quietly uv venv --python "${PYTHON:->=3.11}" "$venv" || return 1
  fi
  quietly uv pip install --python "$venv/bin/python" --editable . --group "$group"
}

with_pip() {
  # A user's settings for pip outside environments do not hold inside this one.
  export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
  unset PIP_TARGET PIP_PREFIX
  python=
  if [ ! -e "$venv" ]; then
    python=$(find_python)
    quietly "$python" -m venv --without-pip "$venv" ||
      die "$python cannot make an environment: on Debian or Ubuntu, apt install python3-venv"
  fi
  silently "$venv/bin/python" -m pip --version ||
    silently "$venv/bin/python" -m ensurepip ||
    pip_from_outside
  # Dependency groups came with pip 25.1.
  if ! { quietly "$venv/bin/python" -m pip install 'pip>=25.1' &&
    quietly "$venv/bin/python" -m pip install --editable . --group "$group"; }; then
    die 'the packages could not be installed (see above): is the package index reachable?'
  fi
}

# A pip of 22.3 or later can install into an environment that has none.
pip_from_outside() {
  for outer in "${python:-python3} -m pip" pip pip3; do
    # shellcheck disable=SC2086  # two words or one
    if silently $outer --python "$venv/bin/python" --version; then
      quietly $outer --python "$venv/bin/python" install 'pip>=25.1' ||
        die 'pip could not be installed (see above): is the package index reachable?'
      return
    fi
  done
  die 'ensurepip is missing, and so is a pip of 22.3 or later: on Debian or Ubuntu, apt install python3-venv'
}

keep_or_remove
say "Setting up $venv, once: this takes up to a minute."
rm -f "$stamp"
if ! command -v uv >/dev/null 2>&1; then
  with_pip
elif ! with_uv; then
  say 'uv could not do it (see above): python3 and pip are tried.'
  rm -rf "$venv"
  with_pip
fi
say "$here" >"$stamp"
