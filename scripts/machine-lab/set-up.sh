#!/bin/bash
# Makes a small Debian to try the machine by the door in, once. Usage: set-up.sh SUITE FOLDER. Needs root on Debian.
# Packages come from wherever this Debian gets its own: its sources with the other suite's name, and its settings of
# apt.
set -euo pipefail
suite=$1 root=$2
here=$(cd "$(dirname "$0")" && pwd)
export DEBIAN_FRONTEND=noninteractive
own=$(. /etc/os-release && echo "$VERSION_CODENAME")

command -v debootstrap > /dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; }
rm -rf "$root"
mkdir -p "$(dirname "$root")"
mirror=$(apt-get indextargets --format '$(SITE)|$(RELEASE)|$(COMPONENT)' | sed -n "s/|$own|main\$//p" | head -n 1)
debootstrap --variant=minbase "$suite" "$root" "$mirror"

rm -f "$root/etc/apt/sources.list" "$root/etc/apt/apt.conf.d"/*clean*
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
rm -f "$root/etc/apt/apt.conf.d/docker-clean"
for name in "$own:$suite" "$own-security:$suite-security"; do
  from=${name%:*} to=${name#*:}
  site=$(apt-get indextargets --format '$(SITE)|$(RELEASE)|$(COMPONENT)' | sed -n "s/|$from|main\$//p" | head -n 1)
  [ -z "$site" ] || echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site $to main"
done > "$root/etc/apt/sources.list"
cp /etc/resolv.conf /etc/hosts "$root/etc/"

inside() { chroot "$root" /usr/bin/env DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get update -qq
# xwayland and wlr-randr as the package of the machine asks for them; the rest is the laboratory's.
inside apt-get install -y -qq --no-install-recommends \
  cage xwayland wlr-randr grim wayland-utils chromium chromium-sandbox fonts-noto-core libatomic1 procps \
  xserver-xorg-core xserver-xorg-video-dummy
inside apt-get clean
inside useradd --system --create-home --home-dir /var/lib/poczekalnia-kiosk poczekalnia-kiosk
cat "$0" > "$root/made-by"
