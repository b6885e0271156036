#!/bin/sh
# Runs a command in one of the small Debians, as the machine's user, with this project at /opt/poczekalnia (read-only)
# and the package's own files where the package has them. Usage: enter.sh ROOT OUT COMMAND [ARG ...]. OUT is /out
# inside. Mounts and processes end with it.
root=$1 out=$2
shift 2
if [ -z "$MACHINE_LAB_ENTERED" ]; then
  export MACHINE_LAB_ENTERED=1
  exec unshare --mount --pid --ipc --fork --kill-child=KILL -- "$0" "$root" "$out" "$@"
fi
set -e
project=$(cd "$(dirname "$0")/../.." && pwd)
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs -o mode=755 dev "$root/dev"
for device in null zero full random urandom; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir -p "$root/dev/shm" "$root/dev/pts" "$root/opt/poczekalnia" "$root/opt/Poczekalnia/resources/linux" "$root/out"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666 pts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"
mount -t tmpfs -o mode=755 run "$root/run"
mount --bind -o ro "$project" "$root/opt/poczekalnia"
mount --bind -o ro "$project/apps/kiosk/packaging/linux" "$root/opt/Poczekalnia/resources/linux"
mount --bind "$out" "$root/out"
mkdir -m 1777 "$root/tmp/.X11-unix"
set +e
user=poczekalnia-kiosk
[ -z "$MACHINE_LAB_AS_ROOT" ] || user=root
chroot "$root" install -d -m 700 -o "$user" /run/user /run/user/lab
# Not `exec`: this first process is what the end of the outer one ends, and another user's would not be.
chroot "$root" setpriv --reuid "$user" --regid "$user" --init-groups \
  env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 \
  HOME=/var/lib/poczekalnia-kiosk XDG_RUNTIME_DIR=/run/user/lab \
  WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 LIBSEAT_BACKEND=noop "$@"
exit $?
