import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { app } from './app.ts'

/**
 * The system's key store is a file that the test keeps over restarts; without one this is a machine with nothing but a
 * compositor.
 */
const keyring = process.env.DOUBLE_KEYRING

function key(): Buffer {
  if (!keyring || !app.isReady()) throw new Error('Encryption is not available.')
  if (!existsSync(keyring)) writeFileSync(keyring, randomBytes(32), { mode: 0o600 })
  return readFileSync(keyring)
}

export const safeStorage = {
  getSelectedStorageBackend: () => (!app.isReady() ? 'unknown' : keyring ? 'gnome_libsecret' : 'basic_text'),
  isAsyncEncryptionAvailable: () => Promise.resolve(app.isReady() && keyring !== undefined),
  async encryptStringAsync(text: string): Promise<Buffer> {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from('v11'), iv, cipher.getAuthTag(), body])
  },
  async decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(3, 15))
    decipher.setAuthTag(bytes.subarray(15, 31))
    const result = Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  },
}
