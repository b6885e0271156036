#!/bin/sh
# cage 0.1.4 (Debian 12) ends with 0 whatever its program ended with, and even where the program is not there; cage
# 0.2.0 (Debian 13) passes the status on. A unit with Restart=on-failure around cage 0.1 never restarts. Needs root on
# Debian (debootstrap, some 300 MB for a while). Seen: "0.1.4: 75 -> 0, SEGV -> 0, no such program -> 0" and "0.2.0: 75
# -> 75, SEGV -> 139, no such program -> 1".
set -eu
command -v debootstrap > /dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; }
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

# cage in a fresh Debian, as a user, on a screen in memory; mounts go with the namespace.
try() {
  suite=$1 root=$temp/$1
  debootstrap --variant=minbase --include=cage,xwayland "$suite" "$root" > "$temp/log" 2>&1 ||
    { tail -n 3 "$temp/log"; exit 2; }
  chroot "$root" useradd --system tester
  unshare --mount --pid --fork sh -eu -c '
    root=$0
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
    mkdir -p -m 1777 "$root/tmp/.X11-unix"
    install -d -m 700 -o "$(chroot "$root" id -u tester)" "$root/run/tester"
    chroot "$root" setpriv --reuid tester --regid tester --clear-groups env XDG_RUNTIME_DIR=/run/tester \
      WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 sh -c "
        run() { cage -- \"\$@\" 2> /dev/null && echo 0 || echo \$?; }
        cage -v 2>&1 | sed \"s/.*version //\"
        run sh -c \"exit 75\"
        run sh -c \"kill -SEGV \\\$\\\$\"
        run /no/such/program"' "$root" | tr '\n' ' ' |
    sed 's/^\([^ ]*\) \([^ ]*\) \([^ ]*\) \([^ ]*\) $/\1: 75 -> \2, SEGV -> \3, no such program -> \4\n/'
}
seen=$(try bookworm && try trixie)
echo "$seen"
[ "$seen" = '0.1.4: 75 -> 0, SEGV -> 0, no such program -> 0
0.2.0: 75 -> 75, SEGV -> 139, no such program -> 1' ]
