#!/bin/sh
# @internationalized/date 3.12.4 has the second 02:30 of the night in which clocks go back (+01:00 in Warsaw), adds to
# it, cycles it and compares it rightly. But .set, also of a field that has nothing to do with the hour, gives the first
# 02:30 (+02:00): an hour earlier, without a word. Temporal's .with stays where it is. Setting the seconds to 0, as
# whoever lays instants on a grid does, moves a visit by an hour once a year. Needs Node 26 as `node`, npm and a
# registry. Seen: "02:30+01:00, .set: 02:30+02:00, .add: 02:31+01:00, Temporal .with: 02:30+01:00".
set -eu
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
npm install --silent --no-audit --no-fund @internationalized/date@3.12.4 > /dev/null
cat > try.mjs << 'JS'
import { parseAbsolute } from '@internationalized/date'
const zone = 'Europe/Warsaw'
const instant = '2026-10-25T01:30:10Z'
const short = (text) => text.replace(/^.*T(\d\d:\d\d):\d\d(\+\d\d:\d\d).*$/, '$1$2')
const second = parseAbsolute(instant, zone)
const other = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
const seen = [
  short(second.toString()),
  `.set: ${short(second.set({ second: 0 }).toString())}`,
  `.add: ${short(second.add({ seconds: 50 }).toString())}`,
  `Temporal .with: ${short(other.with({ second: 0 }).toString())}`,
].join(', ')
console.log(seen)
process.exit(seen === '02:30+01:00, .set: 02:30+02:00, .add: 02:31+01:00, Temporal .with: 02:30+01:00' ? 0 : 1)
JS
node try.mjs
