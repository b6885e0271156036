#!/bin/sh
# cage 0.1.4 (Debian 12) ends before it starts anything where /usr/bin/Xwayland is not there, also for a program that
# speaks Wayland; its package neither depends on xwayland nor recommends or suggests it. Needs root on Debian
# (debootstrap, some 200 MB for a while). Seen: "0.1.4-4, asks for xwayland: no, without it: status 1, with it: the
# program ran".
set -eu
command -v debootstrap > /dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; }
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
root=$temp/bookworm
debootstrap --variant=minbase --include=cage,xwayland bookworm "$root" > "$temp/log" 2>&1 ||
  { tail -n 3 "$temp/log"; exit 2; }
chroot "$root" useradd --system tester

# Runs cage as a user, on a screen in memory; mounts go with the namespace.
cage() {
  unshare --mount --pid --fork sh -eu -c '
    root=$0
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
    mkdir -p -m 1777 "$root/tmp/.X11-unix"
    install -d -m 700 -o "$(chroot "$root" id -u tester)" "$root/run/tester"
    chroot "$root" setpriv --reuid tester --regid tester --clear-groups env XDG_RUNTIME_DIR=/run/tester \
      WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 \
      cage -- sh -c "echo ran > /run/tester/ran"' "$root" 2> /dev/null
}
asks=no
chroot "$root" dpkg-query -f '${Depends} ${Recommends} ${Suggests}' -W cage | grep -qi xwayland && asks=yes
mv "$root/usr/bin/Xwayland" "$root/usr/bin/Xwayland.away"
without=0
cage || without=$?
[ ! -e "$root/run/tester/ran" ] || without=ran
mv "$root/usr/bin/Xwayland.away" "$root/usr/bin/Xwayland"
with='the program did not run'
cage && [ -e "$root/run/tester/ran" ] && with='the program ran'
version=$(chroot "$root" dpkg-query -f '${Version}' -W cage)
seen="$version, asks for xwayland: $asks, without it: status $without, with it: $with"
echo "$seen"
[ "$seen" = '0.1.4-4, asks for xwayland: no, without it: status 1, with it: the program ran' ]
