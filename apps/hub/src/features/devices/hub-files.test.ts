import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readHubInfo, readOperatorToken, writeHubFiles } from './hub-files.ts'

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-hub-files-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('what a hub writes an operator reads, and nobody else may', () => {
  const dir = folder()
  writeHubFiles(dir, { url: 'http://localhost:7001' }, 'old')
  const info = { url: 'https://kolejka.example', local: 'http://localhost:7070', office: '/o/bydgoszcz.yaml' }
  writeHubFiles(dir, info, 'secret')
  expect(readHubInfo(dir)).toEqual(info)
  expect(readOperatorToken(dir)).toBe('secret')
  expect(readdirSync(dir).sort()).toEqual(['hub.json', 'operator.token'])
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600)
})

test('a folder on which no hub has run has neither', () => {
  expect(readHubInfo(folder())).toBeNull()
  expect(readOperatorToken(join(folder(), 'missing'))).toBeNull()
})

test.each(['', '{}', '{"url":"ftp://x"}', 'null'])('a broken hub.json is named: %j', (text) => {
  const dir = folder()
  writeFileSync(join(dir, 'hub.json'), text)
  expect(() => readHubInfo(dir)).toThrow(join(dir, 'hub.json'))
})
