#!/bin/sh
# After the package's files are in place: the machine's user, its unit, and Chromium's sandbox. The unit is not started:
# docs/operating.md.
set -e
here=/opt/Poczekalnia

# Chromium's sandbox needs user namespaces, or its own helper with the rights of root.
if unshare --user true 2>/dev/null; then chmod 0755 "$here/chrome-sandbox"; else chmod 4755 "$here/chrome-sandbox"; fi
if [ -d /etc/apparmor.d ] && [ -f "$here/resources/apparmor-profile" ] &&
  apparmor_parser --skip-kernel-load "$here/resources/apparmor-profile" >/dev/null 2>&1; then
  cp -f "$here/resources/apparmor-profile" /etc/apparmor.d/poczekalnia-kiosk
  apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/poczekalnia-kiosk || true
fi

if ! getent passwd poczekalnia-kiosk >/dev/null; then
  adduser --system --group --home /var/lib/poczekalnia-kiosk --shell /usr/sbin/nologin poczekalnia-kiosk
fi
install -m 0644 "$here/resources/linux/poczekalnia-kiosk.service" /usr/lib/systemd/system/poczekalnia-kiosk.service
install -m 0644 "$here/resources/linux/poczekalnia-kiosk.pam" /etc/pam.d/poczekalnia-kiosk
install -m 0644 "$here/resources/linux/70-poczekalnia.rules" /usr/lib/udev/rules.d/70-poczekalnia.rules
if command -v udevadm >/dev/null; then udevadm control --reload 2>/dev/null || true; fi
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
