#!/bin/sh
# html-to-text 10.0.1 writes headings in capitals, by JavaScript's toUpperCase. That is harmless where letters have two
# cases, and nothing in most scripts that have one: Hindi and Arabic stay as they are. Georgian, which has one case in
# all that people write, got capitals in Unicode 11, Mtavruli (U+1C90 and up), that no word begins with and fonts from
# before 2018 don't have. So a letter's text part is fine in each language that is looked at first, and odd or empty
# boxes in Georgian. Needs Node, npm and a registry.
# Seen: "ka: Mtavruli, hi: the same, ar: the same, uk: capitals".
set -eu
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
npm install --silent --no-audit --no-fund html-to-text@10.0.1 > /dev/null
cat > try.mjs << 'JS'
import { convert } from 'html-to-text'
const headings = { ka: 'ვიზიტი', hi: 'मुलाकात', ar: 'موعد', uk: 'Візит' }
const seen = Object.entries(headings).map(([language, text]) => {
  const written = convert(`<h1>${text}</h1>`)
  const what = /\p{Script=Georgian}/u.test(text) && /^[\u{1C90}-\u{1CBF}]+$/u.test(written) ? 'Mtavruli' : 'capitals'
  return `${language}: ${written === text ? 'the same' : what}`
}).join(', ')
console.log(seen)
process.exit(seen === 'ka: Mtavruli, hi: the same, ar: the same, uk: capitals' ? 0 : 1)
JS
node try.mjs
