#!/bin/sh
# usage: packages.sh [compiler] [browser]
# Installs the Debian packages that these need, when they are missing. Exit code 3: it can't; stderr says why.
set -eu
need=
for what in "$@"; do
  case $what in
    compiler)
      command -v g++ >/dev/null || need="$need g++"
      command -v make >/dev/null || need="$need make"
      command -v python3 >/dev/null || need="$need python3"
      ;;
    browser)
      [ -n "${CHROMIUM_PATH:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null ||
        need="$need chromium fonts-dejavu-core fonts-noto-color-emoji"
      ;;
    *) echo "packages.sh: no such thing: $what" >&2; exit 2 ;;
  esac
done
[ -n "$need" ] || exit 0
command -v apt-get >/dev/null || { echo "missing:$need (and no apt-get to install them)" >&2; exit 3; }
[ "$(id -u)" = 0 ] || { echo "missing:$need (as root: apt-get install --no-install-recommends$need)" >&2; exit 3; }
echo "Installing$need" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $need; } >/dev/null; then
  echo "missing:$need (apt-get could not install them)" >&2
  exit 3
fi
