#!/bin/sh
# juice 11.1.1 writes a letter's style sheet into its elements and keeps in a <style> what can't be written there, such
# as :hover. Rules by :lang() and :dir() it neither writes nor keeps nor names: of a letter in Arabic those that turn it
# and choose its font are gone, while the same rules by [lang] and [dir] are written. Needs Node, npm and a registry.
# Seen: "[lang]: written, [dir]: written, :hover: kept, :lang(): gone, :dir(): gone".
set -eu
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
npm install --silent --no-audit --no-fund juice@11.1.1 > /dev/null
cat > try.mjs << 'JS'
import juice from 'juice'
const rules = {
  ...{ '[lang]': '[lang=ar]', '[dir]': '[dir=rtl]', ':hover': ':hover' },
  ...{ ':lang()': ':lang(ar)', ':dir()': ':dir(rtl)' },
}
const seen = Object.entries(rules).map(([name, selector]) => {
  const html = juice(`<style>p${selector}{text-align:right}</style><p lang="ar" dir="rtl">مرحبا</p>`)
  const isWritten = /<p[^>]*style="[^"]*right/.test(html)
  return `${name}: ${isWritten ? 'written' : html.includes('right') ? 'kept' : 'gone'}`
}).join(', ')
console.log(seen)
process.exit(seen === '[lang]: written, [dir]: written, :hover: kept, :lang(): gone, :dir(): gone' ? 0 : 1)
JS
node try.mjs
