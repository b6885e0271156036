import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Cipher, noCipher, tokenVault } from './token-vault.ts'

const tokens = { kiosk: 'kiosk-secret', printer: 'printer-secret' }
const newFile = () => join(mkdtempSync(join(tmpdir(), 'vault-')), 'tokens')
const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff)
const cipher: Cipher = {
  available: () => Promise.resolve(true),
  encrypt: (text) => Promise.resolve(turned(Buffer.from(text))),
  decrypt: (bytes) => Promise.resolve(Buffer.from(turned(bytes)).toString()),
}

test('tokens are encrypted where the system can, and come back', async () => {
  const file = newFile()
  await tokenVault(file, cipher).write(tokens)
  expect(readFileSync(file, 'utf8')).not.toContain('secret')
  expect(await tokenVault(file, cipher).read()).toEqual(tokens)
})

test('without a key store the file is for its owner only', async () => {
  const file = newFile()
  await tokenVault(file, noCipher).write(tokens)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await tokenVault(file, noCipher).read()).toEqual(tokens)
})

test('never paired, damaged, another machine’s key: paired anew', async () => {
  const file = newFile()
  expect(await tokenVault(file, cipher).read()).toBeNull()
  writeFileSync(file, '{"how":"enc')
  expect(await tokenVault(file, cipher).read()).toBeNull()
  await tokenVault(file, cipher).write(tokens)
  expect(await tokenVault(file, noCipher).read()).toBeNull()
  tokenVault(file, cipher).forget()
  expect(await tokenVault(file, cipher).read()).toBeNull()
})
