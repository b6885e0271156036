import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifests } from '@poczekalnia/locales/manifest'
import { madeList } from './languages/made-list.ts'
import { chooseIn, reportOf, statusPage, visitorTexts } from './languages/missing-texts.ts'

/**
 * Says in plain words what each language lacks. `--write` makes the list of languages and `locales/STATUS.md` anew.
 * Ends with 1 when something would come out wrong on a screen.
 */
const root = join(import.meta.dirname, '..')
const locales = join(root, 'locales')
const list = join(root, 'packages/protocol/src/languages.ts')
const manifests = readManifests(locales)
const polish = visitorTexts(locales, 'pl')
const reports = Object.fromEntries(
  Object.keys(manifests).map((code) => [code, reportOf(code, visitorTexts(locales, code), polish)]),
)

let faults = 0
for (const [code, manifest] of Object.entries(manifests)) {
  console.log(`${manifest.english} (${code}), read: ${manifest.read}`)
  for (const { part, all, missing, extra, wrong } of reports[code] ?? []) {
    const declared = manifest.complete.includes(part)
    if (missing.length === all) console.log(`  ${part}: not worded yet, visitors read English`)
    else if (missing.length > 0)
      console.log(
        `  ${part}: ${missing.length} of ${all} texts are missing, visitors read English: ${missing.join(', ')}`,
      )
    else if (!declared) console.log(`  ${part}: all there; add it to "complete" in its language.json`)
    if (extra.length > 0) console.log(`  ${part}: no screen asks for these any more, delete them: ${extra.join(', ')}`)
    for (const fault of wrong) console.log(`  ${part}: ${fault}`)
    faults += wrong.length
  }
}
if (process.argv.includes('--write')) {
  writeFileSync(
    list,
    madeList(manifests, (code) => chooseIn(locales, code)),
  )
  writeFileSync(join(locales, 'STATUS.md'), statusPage(manifests, reports))
} else if (readFileSync(list, 'utf8') !== madeList(manifests, (code) => chooseIn(locales, code))) {
  console.log('The list of languages is older than the manifests: npm run languages -- --write')
  faults++
}
process.exitCode = faults > 0 ? 1 : 0
