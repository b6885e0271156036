import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Language, languages } from '@poczekalnia/protocol'
import { afterAll, expect, test } from 'vitest'
import { type Bitmap, bitmapRows, isBlack } from './bitmap.ts'
import { toPng } from './emulator/png.ts'
import { exampleFacts } from './example-facts.ts'
import { queueInEveryLanguage } from './example-queue.ts'
import type { PaperWidth } from './profile.ts'
import { renderTicket } from './render.ts'
import { alike, lettersOf } from './testing/alike.ts'
import { ticketDocument } from './ticket-document.ts'

// What other people's programs can read, a phone and a person can. Tests whose tool is not installed show as skipped.
const has = (tool: string) => spawnSync(tool, ['--version']).error === undefined
const models = new Set(
  has('tesseract') ? execFileSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).split(/\s+/) : [],
)
const dir = mkdtempSync(join(tmpdir(), 'readable-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** What tesseract calls the model of a language. */
const modelOf: Record<Language, string> = {
  ...{ pl: 'pol', en: 'eng', uk: 'ukr', ru: 'rus', be: 'bel', ka: 'kat', vi: 'vie' },
  ...{ tr: 'tur', az: 'aze', uz: 'uzb', hi: 'hin', ne: 'nep', es: 'spa', ar: 'ara' },
}

const ticket = (language: Language) =>
  ticketDocument(exampleFacts(language, { hour: '12:30', arriveBeforeMinutes: 5, queue: queueInEveryLanguage }))

/** Keeps a picture of a paper, which is 8 mm wider than what the printer reaches. */
function picture(paper: Bitmap, name: string): string {
  const file = join(dir, `${name}.png`)
  writeFileSync(file, toPng(paper, 32))
  return file
}

/** What tesseract reads, `layout` as in its `--psm`: 4 a column of texts of many sizes, 7 one line. */
const readBack = (file: string, model: string, layout: number) =>
  execFileSync('tesseract', [file, '-', '-l', model, '--psm', String(layout), '--dpi', '203'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  })

/** The part of a paper that its number stands on: the first rows with ink that are higher than any text. */
function numberOn(paper: Bitmap, dots: PaperWidth): Bitmap {
  const hasInk = (y: number) => Array.from({ length: paper.width }, (_, x) => x).some((x) => isBlack(paper, x, y))
  for (let top = 0; top < paper.height; top++) {
    let bottom = top
    while (bottom < paper.height && hasInk(bottom)) bottom++
    if (bottom - top > dots / 8) return bitmapRows(paper, top, bottom)
    top = bottom
  }
  throw new Error('no number stands on the paper')
}

const widths = [576, 384] as const
const scanned = (['pl', 'en', 'uk', 'ru'] as const).flatMap((language) =>
  widths.map((dots) => [language, dots] as const),
)

test.skipIf(!has('zbarimg')).each(scanned)('the code on a ticket in %s at %i dots can be scanned', (language, dots) => {
  const file = picture(renderTicket(ticket(language), dots), `code-${language}-${dots}`)
  const { stdout } = spawnSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' })
  expect(stdout.trim()).toBe(exampleFacts(language).pageUrl)
})

const read = [
  ...languages.map((language) => [language, 576] as const),
  ...(['pl', 'ar', 'hi'] as const).map((language) => [language, 384] as const),
]

test.for(read)(
  '[ACC-8] what a ticket in %s at %i dots says is read back from its picture',
  ([language, dots], { skip }) => {
    const model = modelOf[language]
    skip(!models.has(model), `tesseract has no model here for this language; Debian: tesseract-ocr-${model}`)
    const document = ticket(language)
    const paper = renderTicket(document, dots)
    const file = picture(paper, `${language}-${dots}`)
    const said = lettersOf(readBack(file, model, 4), language)
    // What stands beside the code is mixed up with its squares.
    const texts = document.blocks.flatMap((block) =>
      block.kind === 'text' && block.lang === language ? [block.text] : [],
    )
    expect(texts).toContain(queueInEveryLanguage[language])
    const likeness = texts.map((text) => ({ text, is: alike(lettersOf(text, language), said) }))
    for (const { text, is } of likeness) expect(is, `${text} in ${said}`).toBeGreaterThan(0.8)
    expect(likeness.reduce((sum, { is }) => sum + is, 0) / texts.length, said).toBeGreaterThan(0.92)
    // Digits are the same in every script: whole, whatever is made of the words. The Hindi model knows its own only.
    const digits = language === 'hi' && models.has('eng') ? readBack(file, 'eng', 4) : said
    if (language !== 'hi' || models.has('eng')) for (const hour of [/12:?05/, /12:?30/]) expect(digits).toMatch(hour)
  },
)

test.for(widths)('[ACC-6] the number of a ticket at %i dots is read back from its picture', (dots, { skip }) => {
  skip(!models.has('eng'), 'tesseract has no model of Latin letters here; Debian: tesseract-ocr-eng')
  for (const language of ['ar', 'hi'] as const) {
    const number = numberOn(renderTicket(ticket(language), dots), dots)
    expect(readBack(picture(number, `number-${language}-${dots}`), 'eng', 7).trim()).toBe('U045')
  }
})
