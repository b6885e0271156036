#!/bin/sh
# The machine's folder stays: its settings and its journal are not the package's.
set -e
case "$1" in
remove | purge)
  if [ -d /run/systemd/system ]; then systemctl disable --now poczekalnia-kiosk.service 2>/dev/null || true; fi
  rm -f /usr/lib/systemd/system/poczekalnia-kiosk.service /usr/lib/udev/rules.d/70-poczekalnia.rules \
    /etc/pam.d/poczekalnia-kiosk /etc/apparmor.d/poczekalnia-kiosk
  if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
  ;;
esac
