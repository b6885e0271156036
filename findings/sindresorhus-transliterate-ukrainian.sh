#!/bin/sh
# @sindresorhus/transliterate 2.3.1 has a locale "uk", and its readme lists Ukrainian. What it makes is not what
# Ukraine's table of 2010 (resolution 55) and so a Ukrainian passport have: и becomes i as in Russian, щ becomes Sch as
# in German, зг keeps no h. Of seven names none is as in the passport. cyrillic-to-translit-js 3.2.1, preset "uk", gets
# six; the seventh, in capitals as machine-readable lines are, comes out in two cases: "ZGhURSKYI". Needs Node, npm and
# a registry. Seen: "transliterate uk: 0 of 7, cyrillic-to-translit-js uk: 6 of 7".
set -eu
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
npm install --silent --no-audit --no-fund \
  @sindresorhus/transliterate@2.3.1 cyrillic-to-translit-js@3.2.1 > /dev/null
cat > try.cjs << 'JS'
const Cyrillic = require('cyrillic-to-translit-js')
// Examples of the resolution itself.
const passports = {
  Згурський: 'Zghurskyi', Розгон: 'Rozghon', Щербухи: 'Shcherbukhy', Юрій: 'Yurii', Гаєвич: 'Haievych',
  Їжакевич: 'Yizhakevych', ЗГУРСЬКИЙ: 'ZGHURSKYI',
}
import('@sindresorhus/transliterate').then(({ default: transliterate }) => {
  const by = {
    'transliterate uk': (name) => transliterate(name, { locale: 'uk' }),
    'cyrillic-to-translit-js uk': (name) => new Cyrillic({ preset: 'uk' }).transform(name),
  }
  const all = Object.entries(passports)
  const seen = Object.entries(by).map(([name, make]) => {
    for (const [written, passport] of all) console.log(`${written}: ${make(written)}, in passports ${passport}`)
    return `${name}: ${all.filter(([written, passport]) => make(written) === passport).length} of ${all.length}`
  }).join(', ')
  console.log(seen)
  process.exit(seen === 'transliterate uk: 0 of 7, cyrillic-to-translit-js uk: 6 of 7' ? 0 : 1)
})
JS
node try.cjs
