#!/bin/bash
# Runs steps.sh on a minimal Debian with a clone of this project, and brings out what it wrote. The minimal Debian stays
# as it is: what is written goes over it, and goes away.
# Usage: machine.sh BASE OUT. What steps.sh takes is in the environment. Needs root.
# Mounts and processes belong to namespaces that end with this script, however it ends.
set -euo pipefail
base=$1 out=$2
project=$(cd "$(dirname "$0")/../.." && pwd)
machine=$(mktemp -d /var/tmp/poczekalnia-fresh.XXXXXX)
# One file system: should something be mounted there still, it is left alone.
trap 'rm -rf --one-file-system "$machine"' EXIT
trap 'exit 130' INT TERM HUP

mkdir -p "$machine"/{work,root,written/{out,srv,etc}}
chmod 755 "$machine/written" "$machine/written"/*
git clone --quiet --no-hardlinks --depth 1 "file://$project" "$machine/written/srv/poczekalnia"
# The registry and who asks it, as npm knows them here.
settings=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8)
for file in "$(npm config get userconfig)" "$(npm config get globalconfig)"; do
  [ ! -e "$file" ] || cat "$file" >> "$machine/written/etc/npmrc-of-the-host"
done
if [ -e "$machine/written/etc/npmrc-of-the-host" ]; then
  chmod 644 "$machine/written/etc/npmrc-of-the-host"
  settings+=(npm_config_userconfig=/etc/npmrc-of-the-host)
fi
if [ -e "$base/etc/certificates-of-the-host.crt" ]; then
  settings+=({NODE_EXTRA_CA_CERTS,SSL_CERT_FILE,npm_config_cafile}"=/etc/certificates-of-the-host.crt")
fi
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY npm_config_registry; do
  [ -z "${!name:-}" ] || settings+=("$name=${!name}")
done
for name in WHO PORT PREPARE MENDING WORDS WHOLE; do settings+=("$name=${!name:-}"); done

# shellcheck disable=SC2016 # its own variables
unshare --mount --pid --fork --kill-child --propagation private bash -c '
  set -euo pipefail
  base=$1 written=$2/written work=$2/work root=$2/root; shift 2
  mount -t overlay -o "lowerdir=$base,upperdir=$written,workdir=$work" overlay "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount -t tmpfs -o mode=755 dev "$root/dev"
  mkdir "$root"/dev/{pts,shm}
  for node in null zero full random urandom tty; do
    touch "$root/dev/$node"
    mount --bind "/dev/$node" "$root/dev/$node"
  done
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
  mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  env -i "$@" chroot "$root" sh /srv/poczekalnia/scripts/fresh/steps.sh 2> "$root/out/steps.log"
' enter "$base" "$machine" "${settings[@]}" < /dev/null || echo "machine.sh: the steps ended early" >&2
mkdir -p "$out"
cp -r "$machine/written/out/." "$out/"
