#!/bin/bash
# Makes a minimal Debian with its own Node and npm and nothing else, once. Usage: base.sh SUITE FOLDER [MIRROR]. Needs
# root. Certificates, the way out and the package archive are this machine's: nothing of a network is written down here.
set -euo pipefail
suite=$1 base=$2 mirror=${3:-}
export DEBIAN_FRONTEND=noninteractive
command -v debootstrap > /dev/null ||
  { apt-get update -qq; apt-get install -y -qq --no-install-recommends debootstrap; }

new=$base.new
rm -rf --one-file-system "$new"
debootstrap --variant=minbase "$suite" "$new" ${mirror:+"$mirror"}
apt-config dump | grep -iE '^Acquire::https?::' > "$new/etc/apt/apt.conf.d/90-of-the-host" || true
# What is lost with the power is made again.
echo force-unsafe-io > "$new/etc/dpkg/dpkg.cfg.d/quick"
cp -L /etc/resolv.conf /etc/hosts "$new/etc/"
[ ! -e /etc/ssl/certs/ca-certificates.crt ] ||
  cp -L /etc/ssl/certs/ca-certificates.crt "$new/etc/certificates-of-the-host.crt"
chroot "$new" apt-get update -qq
chroot "$new" apt-get install -y -qq --no-install-recommends nodejs npm
chroot "$new" apt-get clean
rm -rf --one-file-system "$base"
mv "$new" "$base"
