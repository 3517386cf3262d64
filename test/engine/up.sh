#!/bin/bash
# A private Docker engine with BuildKit and buildx, from Debian packages alone, without a registry.
#
# usage: up.sh DIR [PID]   starts dockerd with everything it writes under DIR (or joins the one that runs there),
#                          imports stand-in base images, and prints the `export` lines that point a client at it.
#        down.sh DIR [PID] ends it when no user is left. A user is a process; this script's caller by default.
#
# Needs root and apt. containerd, runc and busybox-static come from the machine's own Debian release; the engine and
# its client (docker.io with BuildKit >= 0.25, docker-buildx, docker-cli) are unpacked into DIR from Debian's
# development suite, because the stable one is too old for heredocs, rawjson and --call.
# Exit code 3: this machine can't run it; the last line of stderr says why.
set -euo pipefail

# The base images of the tests and of test/workspaces/samples. All of them are one busybox root.
images=(
  alpine:latest alpine:3 alpine:3.18 alpine:3.20 alpine:3.23
  busybox:latest
  debian:latest debian:bookworm-slim debian:trixie-slim
  ubuntu:latest ubuntu:22.04 ubuntu:24.04
  golang:1.21 golang:1.21-alpine golang:1.26 golang:1.26-alpine golang:1.26-trixie
  gcr.io/distroless/static-debian13:nonroot gcr.io/distroless/static-debian12
  node:18 node:18-alpine node:20 node:20-alpine node:24 node:24-alpine node:24-slim node:24-trixie-slim
  oven/bun:1 oven/bun:1-alpine
  python:3.11 python:3.11-slim python:3.14 python:3.14-slim python:3.14-alpine
  nginx:latest nginx:alpine nginx:1.29-alpine
  nginxinc/nginx-unprivileged:1.28-alpine nginxinc/nginx-unprivileged:1.29-alpine
)

D=$(mkdir -p "$1" && cd "$1" && pwd)
user=${2:-$PPID}
cannot() { echo "$1" >&2; exit 3; }
environment() { echo "export DOCKER_HOST=$DOCKER_HOST DOCKER_CONFIG=$DOCKER_CONFIG PATH='$PATH'"; }

[ "$(uname -s)" = Linux ] || cannot "a private engine runs on Linux only"
[ "$(id -u)" = 0 ] || cannot "not root, which a private engine needs"
command -v apt-get >/dev/null && [ -e /etc/apt/sources.list.d/debian.sources ] || cannot "no Debian to take an engine from"
unshare --net --mount true 2>/dev/null || cannot "no network and mount namespaces here"

# One at a time: starting, joining and ending exclude each other.
exec 9>"$D/lock"
flock 9
mkdir -p "$D/users"
export DOCKER_HOST="unix://$D/docker.sock" DOCKER_CONFIG="$D/cfg" PATH="$D/bin:$PATH"
if [ -e "$D/dockerd.pid" ] && kill -0 "$(cat "$D/dockerd.pid")" 2>/dev/null && docker version >/dev/null 2>&1; then
  touch "$D/users/$user"
  environment
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
need=()
command -v containerd >/dev/null || need+=(containerd)
command -v runc >/dev/null || need+=(runc)
command -v busybox >/dev/null || need+=(busybox-static)
if [ ${#need[@]} -gt 0 ]; then
  apt-get update -qq >&2
  apt-get install -y -qq --no-install-recommends "${need[@]}" >&2
fi

mkdir -p "$D"/{apt/lists/partial,apt/cache/archives/partial,debs,root,bin,cfg/cli-plugins,data,exec,rootfs}
if [ ! -e "$D/unpacked" ]; then
  # The machine's own mirror, another suite.
  awk 'NF==0{exit} {print}' /etc/apt/sources.list.d/debian.sources | sed 's/^Suites:.*/Suites: sid/' > "$D/apt/s.sources"
  apt=(-o Dir::Etc::sourcelist="$D/apt/s.sources" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$D/apt/lists"
    -o Dir::Cache="$D/apt/cache" -o APT::Sandbox::User=root)
  apt-get -qq "${apt[@]}" update >&2
  (cd "$D/debs" && apt-get -qq "${apt[@]}" download docker.io docker-cli docker-buildx >&2)
  for deb in "$D"/debs/*.deb; do dpkg -x "$deb" "$D/root"; done
  ln -sf "$D/root/usr/bin/docker" "$D/bin/docker"
  cp "$D/root/usr/libexec/docker/cli-plugins/docker-buildx" "$D/cfg/cli-plugins/"
  touch "$D/unpacked"
fi

# What an engine that was killed has left. The images are imported anew: every start is the same.
rm -rf "$D"/{dockerd.pid,docker.sock,exec,data,users}
mkdir -p "$D"/{exec,data,users}
# In a network namespace of its own: its bridge is in nobody's way, and nothing is ever pulled. Ports that containers
# publish are those of its loopback device.
setsid unshare --net busybox sh -c 'busybox ip link set lo up && exec "$@"' sh \
  "$D/root/usr/sbin/dockerd" --data-root "$D/data" --exec-root "$D/exec" -p "$D/dockerd.pid" -H "$DOCKER_HOST" \
  --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false \
  --userland-proxy-path "$D/root/usr/sbin/docker-proxy" \
  --storage-driver overlay2 \
  </dev/null >"$D/dockerd.log" 2>&1 9>&- &
up=
for _ in $(seq 200); do docker version >/dev/null 2>&1 && { up=1; break; }; sleep 0.1; done
[ -n "$up" ] || { tail -20 "$D/dockerd.log" >&2; cannot "dockerd did not start"; }

R=$D/rootfs
mkdir -p "$R"/{bin,tmp,etc,root,usr/bin,usr/local/bin}
chmod 1777 "$R/tmp"
cp "$(command -v busybox)" "$R/bin/busybox"
for applet in $("$R/bin/busybox" --list); do [ -e "$R/bin/$applet" ] || ln -s busybox "$R/bin/$applet"; done
ln -sf /bin/busybox "$R/usr/bin/env"
echo root:x:0:0:root:/root:/bin/sh >"$R/etc/passwd"
echo root:x:0: >"$R/etc/group"
tar -C "$R" -c . | docker import -c 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
  -c 'CMD ["/bin/sh"]' - standin:latest >/dev/null
for tag in "${images[@]}"; do docker tag standin:latest "$tag"; done
touch "$D/users/$user"
environment
