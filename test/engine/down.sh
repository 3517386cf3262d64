#!/bin/bash
# usage: down.sh DIR [PID]   ends the engine of up.sh DIR, unless another living process still uses it.
set -euo pipefail
D=$1
user=${2:-$PPID}
[ -e "$D/lock" ] || exit 0
exec 9>"$D/lock"
flock 9
rm -f "$D/users/$user"
for file in "$D"/users/*; do
  [ -e "$file" ] || continue
  if kill -0 "$(basename "$file")" 2>/dev/null; then exit 0; fi
  rm -f "$file"
done
[ -e "$D/dockerd.pid" ] || exit 0
pid=$(cat "$D/dockerd.pid")
kill "$pid" 2>/dev/null || true
for _ in $(seq 150); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
kill -KILL "$pid" 2>/dev/null || true
rm -f "$D/dockerd.pid" "$D/docker.sock"
