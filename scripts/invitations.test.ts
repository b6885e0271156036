import { execFile } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runSite } from '../apps/booking/src/testing/running-site.ts'
import { scratchFolder } from './operator/run-script.ts'

const invited = (yaml: string) =>
  yaml.replace('queue: pobyt-staly, minutes: 20', 'queue: pobyt-staly, minutes: 20, invited: true')

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'invitations.ts'), ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })

async function folder() {
  const site = await runSite({ profile: invited })
  const dir = scratchFolder()
  const of = (name: string) => join(dir, name)
  const yaml = invited(readFileSync(join(import.meta.dirname, '../offices/bydgoszcz.yaml'), 'utf8'))
  writeFileSync(of('office.yaml'), yaml)
  writeFileSync(of('hub-token'), 'hub-token-of-a-test\n')
  const invite = (csv: string) => {
    writeFileSync(of('cases.csv'), csv)
    const where = ['--office', of('office.yaml'), '--matter', 'pobyt-staly', '--site', site.url]
    return run(of('cases.csv'), ...where, '--token', of('hub-token'), '--letters', of('letters.html'))
  }
  return { site, of, invite }
}

test('[BOK-14] a file of cases becomes letters to print, a page each, whose codes open the site', async () => {
  const { site, of, invite } = await folder()
  const { code, out } = await invite('case;lastDay\r\nSO-II.6151.1.2026;2026-11-30\r\n"SO ""2""";2026-11-27\r\n')
  expect([code, out]).toEqual([0, `2 letters: ${of('letters.html')}\n`])
  expect(statSync(of('letters.html')).mode & 0o777).toBe(0o600)
  const letters = readFileSync(of('letters.html'), 'utf8')
  expect(letters.match(/<article>/g)).toHaveLength(2)
  for (const language of site.office.profile.languages) expect(letters).toContain(`<section lang="${language}"`)
  expect(letters).toContain('SO &quot;2&quot;')
  expect(letters).toContain(`${site.url}/bydgoszcz`)
  expect(letters).toContain('30 listopada 2026')
  expect(letters).not.toMatch(/booking:|undefined|\{\{/)
  const typed = /class="code">(\d{6})</.exec(letters)?.[1] ?? ''
  const opened = await site.post('/bydgoszcz/pl/m/pobyt-staly', { case: 'SO-II.6151.1.2026', code: typed })
  expect(opened.location).toContain('?letter=')
})

test('[BOK-14] what is wrong in a file is told by its line and column, and nobody is invited', async () => {
  const { of, invite } = await folder()
  const { code, err } = await invite('case,lastDay\n\nSO.1,2026-11-30\nSO.2,30.11.2026\nSO.1,2026-11-27\n')
  expect(code).toBe(1)
  expect(err).toContain(`${of('cases.csv')}, line 4, lastDay: a date that the calendar has, YYYY-MM-DD\n`)
  expect(err).toContain(`${of('cases.csv')}, line 5, case: each case once: it stands in row 1 too\n`)
  expect(err).toContain('Nobody was invited.')
  expect(readFileSync(of('letters.html'), 'utf8')).toBe('')
  expect((await invite('sprawa,lastDay\nSO.1,2026-11-30\n')).err).toContain('line 1: there is no column case')
  expect((await run('--office', 'x')).err).toContain('Say which one file has the cases.')
})
