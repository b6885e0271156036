// npm run looks: walks through the screens in every language and keeps a picture of each, for a person to look at;
// what can be measured and seems wrong, or worth a look, is listed beside them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Language, languages } from '@poczekalnia/protocol'
import { builtScreen } from '../tests/support/built-screen.ts'
import { startChromium } from '../tests/support/chromium.ts'
import { lookAtDisplay } from './looks/display.ts'
import { lookAtKiosk } from './looks/kiosk.ts'
import { lookAtPaper } from './looks/paper.ts'
import { lookAtPhone } from './looks/phone.ts'

const usage = `Usage:
  npm run looks -- [--folder looks] [--parts kiosk,larger,display,phone,paper] [--languages ka,ar] [--only PATTERN]

Keeps a folder for each screen with its picture in each language, and found.txt. "larger" is the machine with
letters half as large again. PATTERN is a regular expression of screens, "^(pin|ticket, printed)$".`

const parts = ['kiosk', 'larger', 'display', 'phone', 'paper'] as const
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'looks' },
    languages: { type: 'string', default: languages.join(',') },
    parts: { type: 'string', default: parts.join(',') },
    only: { type: 'string', default: '.' },
    help: { type: 'boolean', default: false },
  },
})
const chosen = <T extends string>(asked: string, known: readonly T[]) => {
  const names = asked.split(',')
  const wrong = names.filter((one) => !(known as readonly string[]).includes(one))
  if (wrong.length > 0) fail(`there is no ${wrong.join(', ')}; there are: ${known.join(', ')}`)
  return names as T[]
}
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const [asked, wanted] = [chosen<Language>(values.languages, languages), chosen(values.parts, parts)]
const only = pattern(values.only)
mkdirSync(values.folder, { recursive: true })

const browser = await startChromium()
const found: string[] = []
for (const part of wanted) {
  const dist = part === 'paper' || part === 'phone' ? '' : await builtScreen(part === 'display' ? 'display' : 'kiosk')
  const rest = [...asked]
  const walkOn = async () => {
    for (let language = rest.shift(); language; language = rest.shift()) {
      found.push(...(await look(part, dist, language)))
      console.log(`${part}: ${language}`)
    }
  }
  await Promise.all([walkOn(), walkOn()])
}
await browser.close()
const list = [...new Set(found)]
writeFileSync(join(values.folder, 'found.txt'), list.map((line) => `${line}\n`).join(''))
console.log(`Pictures are in ${values.folder}; what may be worth a look in found.txt: ${list.length}`)

async function look(part: (typeof parts)[number], dist: string, language: Language): Promise<string[]> {
  const { folder } = values
  if (part === 'display') return lookAtDisplay(browser, dist, language, folder)
  if (part === 'phone') return lookAtPhone(browser, language, folder, only)
  if (part !== 'paper')
    return lookAtKiosk(browser, dist, language, part === 'larger' ? 'larger' : 'usual', folder, only)
  await lookAtPaper(language, folder)
  return []
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text)
  } catch {
    return fail(`--only: ${text} is not a regular expression`)
  }
}

function fail(why: string): never {
  console.error(`${why}\n\n${usage}`)
  process.exit(2)
}
