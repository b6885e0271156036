#!/bin/sh
# The first program in the emulated machine: loads the drivers, makes this machine's files its own (read-only, with a
# layer in memory above them), and goes on with guest.sh.
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/in-order); do insmod "/modules/$module"; done
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144 machine /machine
mount -t tmpfs layer /over
mkdir /over/upper /over/work
mount -t overlay -o lowerdir=/machine,upperdir=/over/upper,workdir=/over/work files /root
for folder in proc sys dev; do mount -o bind "/$folder" "/root/$folder"; done
mount -t tmpfs run /root/run
mkdir /root/run/lab
mount -t 9p -o trans=virtio,version=9p2000.L,rw,msize=262144 lab /root/run/lab
mount -t configfs none /root/sys/kernel/config
chroot /root /bin/bash /run/lab/guest.sh
poweroff -f
