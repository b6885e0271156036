import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { toPng } from './emulator/png.ts'
import { exampleFacts } from './example-facts.ts'
import { renderTicket } from './render.ts'
import { ticketDocument } from './ticket-document.ts'

// What other people's programs can read, a phone and a person can. Tests whose tool is not installed show as skipped.
const has = (tool: string) => spawnSync(tool, ['--version']).error === undefined
const languagesOf = () => (has('tesseract') ? execFileSync('tesseract', ['--list-langs'], { encoding: 'utf8' }) : '')
const dir = mkdtempSync(join(tmpdir(), 'readable-'))
afterAll(() => rmSync(dir, { recursive: true }))

const cases = (['pl', 'en', 'uk', 'ru'] as const).flatMap((language) =>
  [576, 384].map((dots) => [language, dots] as const),
)
const picture = (language: 'pl' | 'en' | 'uk' | 'ru', dots: number) => {
  const document = ticketDocument(exampleFacts(language, { hour: '12:30', arriveBeforeMinutes: 5 }))
  const file = join(dir, `${language}-${dots}.png`)
  // The paper is 8 mm wider than what the printer reaches.
  writeFileSync(file, toPng(renderTicket(document, dots === 384 ? 384 : 576), 32))
  return file
}

test.skipIf(!has('zbarimg')).each(cases)('the code on a ticket in %s at %i dots can be scanned', (language, dots) => {
  const { stdout } = spawnSync('zbarimg', ['-q', '--raw', picture(language, dots)], { encoding: 'utf8' })
  expect(stdout.trim()).toBe(exampleFacts(language).pageUrl)
})

test.skipIf(!/\bpol\b/.test(languagesOf())).each([576, 384])(
  'the words of a Polish ticket at %i dots can be read',
  (dots) => {
    const read = execFileSync('tesseract', [picture('pl', dots), '-', '-l', 'pol', '--psm', '4', '--dpi', '203'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).replace(/\s+/g, ' ')
    for (const words of [
      'Konarskiego',
      'Uzupełnienie dokumentów',
      '19 listopada 2026, 12:05',
      'Umówiona godzina: 12:30',
    ])
      expect(read).toContain(words)
    for (const words of [
      'Około 25-40 min',
      'Przed Tobą jest 7 osób',
      'Wezwanie otrzymane z urzędu',
      'Zachowaj ten bilet',
    ])
      expect(read).toContain(words)
  },
)
