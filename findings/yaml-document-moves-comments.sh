#!/bin/sh
# yaml 2.9.1 says that its Document keeps comments, and so it does, but not where they stand: parsed and written again
# without any change, a comment behind the name of a group goes to a line of its own below it, where it says something
# of the first setting in the group, and lists in brackets get spaces. In an office's profile of 200 lines one changed
# figure was a difference of 200. Seen: "place: # why" becomes "place:", "  # why".
set -eu
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
npm install --silent --no-audit --no-fund yaml@2.9.1 > /dev/null
cat > try.mjs << 'JS'
import { parseDocument } from 'yaml'
const text = 'days: [mon, tue]\nplace: # why\n  pl: Hol\n'
const written = parseDocument(text).toString()
console.log(written)
process.exit(written === 'days: [ mon, tue ]\nplace:\n  # why\n  pl: Hol\n' ? 0 : 1)
JS
node try.mjs
