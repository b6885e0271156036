#!/bin/bash
# Runs a command on an emulated machine that has a real USB printer plugged in (04b8:0202), with this machine's files.
# Usage: run.sh COMMAND [ARG ...]. $USB_LAB_OUT of the command is the folder usb-lab-out here. Ends as the command did,
# or with 125 when there could be no lab. Needs root on Debian, x86-64. docs/printing.md tells more.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${USB_LAB_CACHE:-/var/cache/poczekalnia-usb-lab}
say() { echo "usb-lab: $*" >&2; }

[ $# -gt 0 ] || { sed -n '2,5s/^# //p' "$0"; exit 125; }
if [ "$(uname -m)" != x86_64 ] || [ ! -e /etc/debian_version ] || [ "$(id -u)" != 0 ]; then
  say 'needs root on Debian, x86-64: it installs an emulator and unpacks a kernel'
  exit 125
fi
if ! cat "$here/set-up.sh" "$here/first-program.sh" | cmp -s - "$cache/made-by"; then
  say "setting up in $cache, once (a minute or two)"
  "$here/set-up.sh" "$cache" > /tmp/usb-lab-set-up.log 2>&1 ||
    { say 'could not be set up: /tmp/usb-lab-set-up.log'; exit 125; }
fi

lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
mkdir "$lab/out"
cp "$here/guest.sh" "$lab/"
{
  printf 'export USB_LAB_OUT=/run/lab/out HOME=/root\ncd %q || exit\n' "$PWD"
  printf '%q ' "$@"
  echo
} > "$lab/command.sh"

# The emulated serial line ends lines with CR LF, and the kernel talks before and after.
timeout "${USB_LAB_TIMEOUT:-420}" qemu-system-x86_64 \
  -machine q35 -accel tcg -cpu max -m 2048 -smp 2 -nographic -no-reboot -nodefaults -serial stdio \
  -kernel "$cache"/kernel/boot/vmlinuz-* -initrd "$cache/disk.gz" \
  -append 'console=ttyS0 quiet panic=-1 rdinit=/init' \
  -virtfs local,path=/,mount_tag=machine,security_model=none,readonly=on,multidevs=remap \
  -virtfs "local,path=$lab,mount_tag=lab,security_model=none" < /dev/null |
  sed -u -e 's/\r$//' -e '1,/usb-lab: the machine is up/d' -e '/reboot: Power down/d' || true

rm -rf usb-lab-out
cp -r "$lab/out" usb-lab-out
[ -e "$lab/status" ] || { say 'the emulated machine did not finish in time'; exit 125; }
exit "$(cat "$lab/status")"
