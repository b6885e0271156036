import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, type Part, parts } from '@poczekalnia/locales/manifest'

/** Texts of a namespace by their whole path, `pin.question_few`. */
export type Texts = ReadonlyMap<string, string>

const suffix = /_(zero|one|two|few|many|other)$/
const base = (key: string) => key.replace(suffix, '')
const variables = (text: string) => [...text.matchAll(/\{\{\s*([^}\s,]+)/g)].map((match) => match[1] ?? '').sort()

/** "Once again" and "twice" need no figure; nothing else may lose or gain one. */
function sameVariables(model: string, text: string, plural: boolean): boolean {
  const of = (one: string) => variables(one).filter((name) => !plural || name !== 'count')
  return of(model).join() === of(text).join()
}

function textsOf(value: unknown, path: string[] = [], found = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'string') found.set(path.join('.'), value)
  else for (const [key, inner] of Object.entries(value ?? {})) textsOf(inner, [...path, key], found)
  return found
}

/** The texts that visitors read of one language, by namespace. */
export function visitorTexts(locales: string, language: string): ReadonlyMap<string, Texts> {
  const folder = join(locales, language, 'visitors')
  if (!existsSync(folder)) return new Map()
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.slice(0, -'.json'.length), textsOf(JSON.parse(readFileSync(join(folder, file), 'utf8')))]),
  )
}

/** The question of the start screen in a language, which stands there before any of its texts is loaded. */
export const chooseIn = (locales: string, language: string): string =>
  visitorTexts(locales, language).get('kiosk')?.get('chooseLanguage') ?? ''

/** What one part of one language has and lacks. */
export type PartReport = { part: Part; all: number; missing: string[]; extra: string[]; wrong: string[] }

/**
 * Compares a language's visitors' texts with Polish: what is missing, what Polish no longer has, and what would be
 * wrong (a plural form that the language needs or doesn't have, another variable, an empty text). Keys are
 * `namespace:path`.
 */
export function reportOf(
  language: string,
  own: ReadonlyMap<string, Texts>,
  polish: ReadonlyMap<string, Texts>,
): PartReport[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return (Object.keys(parts) as Part[]).map((part) => {
    const report: PartReport = { part, all: 0, missing: [], extra: [], wrong: [] }
    for (const namespace of parts[part]) {
      const model = polish.get(namespace) ?? new Map<string, string>()
      const texts = own.get(namespace) ?? new Map<string, string>()
      const plural = new Set([...model.keys()].filter((key) => key.endsWith('_other')).map(base))
      const isPlural = (key: string) => suffix.test(key) && plural.has(base(key))
      const wanted = [
        ...[...model.keys()].filter((key) => !isPlural(key)),
        ...[...plural].flatMap((key) => forms.map((form) => `${key}_${form}`)),
      ]
      report.all += wanted.length
      report.missing.push(...wanted.filter((key) => !texts.has(key)).map((key) => `${namespace}:${key}`))
      for (const [key, text] of texts) {
        const from = model.get(key) ?? model.get(`${base(key)}_other`)
        const name = `${namespace}:${key}`
        if (!wanted.includes(key)) report.extra.push(name)
        else if (text === '' || text.trim() !== text) report.wrong.push(`${name} is empty or has blanks at its ends`)
        else if (from !== undefined && !sameVariables(from, text, isPlural(key)))
          report.wrong.push(`${name} has the variables ${variables(text)} where Polish has ${variables(from)}`)
      }
    }
    return report
  })
}

/** `locales/STATUS.md`: how far each language is, as it was when it was last written. */
export function statusPage(
  manifests: Readonly<Record<string, Manifest>>,
  reports: Readonly<Record<string, PartReport[]>>,
): string {
  const rows = Object.entries(manifests).map(([code, manifest]) => {
    const cells = (reports[code] ?? []).map(({ all, missing }) =>
      missing.length === 0 ? 'all' : missing.length === all ? 'none' : `${all - missing.length} of ${all}`,
    )
    const called = manifest.calls ? 'yes' : 'no'
    return `| \`${code}\` ${manifest.english} | ${cells.join(' | ')} | ${called} | ${manifest.read} |`
  })
  const names = Object.keys(parts)
  return `# How far each language is

Written by \`npm run languages -- --write\` from the texts as they were then; \`npm run languages\` says how it is now,
text by text.

The languages below were worded by the project's authors, who did not grow up with most of them. **No native speaker
has read them yet.** Tests hold their form (plural forms, variables, signs), not how they sound. An office that offers
one should let somebody who grew up with it read the machine's screens and a ticket first, and tell us what to change.

Terms that stand on Polish signs and papers stay Polish and are explained beside: wezwanie, biuro podawcze, PESEL,
stanowisko.

"Machine" has what is said aloud there too. Whether the speech program of an office has a voice for a language,
\`poczekalnia voice languages\` says: espeak-ng 1.51 speaks all of them but Belarusian, and no native speaker has judged
how any sounds ([voice.md](../docs/voice.md)). "Called": the display calls tickets in it.

| language | ${names.join(' | ')} | called | read by a native speaker |
| --- | ${names.map(() => '---').join(' | ')} | --- | --- |
${rows.join('\n')}
`
}
