#!/bin/sh
# An ES module's `import … from 'node:http'`, whatever it names, makes Node 26 load and compile undici: the import reads
# every name that the built-in has, and `http.WebSocket`, `CloseEvent` and `MessageEvent` are getters that load it.
# `require` and `process.getBuiltinModule` do not. It costs each process some 12 MB of memory, 7 of them its own. Needs
# Node 26 as `node`. Seen: "import: undici true, 75 MB; getBuiltinModule: undici false, 63 MB".
set -eu
tell='console.log(process.moduleLoadList.some((name) => name.includes("deps/undici/undici")))'
imported=$(node --input-type=module -e "import { STATUS_CODES } from 'node:http'; if (STATUS_CODES[200]) $tell")
got=$(node --input-type=module -e "
  const { STATUS_CODES } = process.getBuiltinModule('node:http'); if (STATUS_CODES[200]) $tell")
rss='console.log(Math.round(process.memoryUsage.rss() / 1e6))'
one=$(node --input-type=module -e "import 'node:http'; $rss")
other=$(node --input-type=module -e "process.getBuiltinModule('node:http'); $rss")
echo "import: undici $imported, $one MB; getBuiltinModule: undici $got, $other MB"
[ "$imported $got" = 'true false' ] && [ "$one" -gt "$((other + 6))" ]
