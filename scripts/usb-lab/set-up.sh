#!/bin/bash
# Sets up the USB lab once: an emulator from Debian's packages, and a small start disk with a Debian kernel whose
# drivers can play a USB printer. Usage: set-up.sh FOLDER. Needs root.
set -euo pipefail
cache=$1
disk=$cache/disk
here=$(cd "$(dirname "$0")" && pwd)
export DEBIAN_FRONTEND=noninteractive

apt-get update -qq
apt-get install -y -qq --no-install-recommends qemu-system-x86 busybox-static kmod cpio udev
rm -rf "$cache"
mkdir -p "$cache/kernel" "$disk"/{bin,modules,proc,sys,dev,machine,over,root}

# `linux-image-amd64` stands for whichever kernel is current. It is only unpacked, never installed.
package=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
(cd "$cache" && apt-get download -qq "$package" && dpkg -x ./"$package"_*.deb kernel && rm -f ./"$package"_*.deb)
version=$(ls "$cache/kernel/lib/modules")
depmod -b "$cache/kernel" "$version"

# Each driver after those that it needs. dummy_hcd joins a USB host and a USB device inside one machine.
for driver in virtio_pci 9p 9pnet_virtio overlay usbcore udc_core dummy_hcd libcomposite usb_f_printer; do
  modprobe -d "$cache/kernel" -S "$version" --show-depends "$driver" | awk '$1 == "insmod" { print $2 }'
done | awk '!seen[$0]++' | while read -r module; do
  cp "$module" "$disk/modules/"
  basename "$module" >> "$disk/modules/in-order"
done

cp /bin/busybox "$disk/bin/"
for command in sh mount insmod cat mkdir chroot poweroff; do ln -s busybox "$disk/bin/$command"; done
install -m 755 "$here/first-program.sh" "$disk/init"
(cd "$disk" && find . | cpio -o -H newc --quiet | gzip -1 > "$cache/disk.gz")
cat "$0" "$here/first-program.sh" > "$cache/made-by"
