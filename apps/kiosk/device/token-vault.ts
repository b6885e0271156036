import { readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { writeWhole } from './write-whole.ts'

/** What the machine proves itself with: as a kiosk, and as the print agent of that kiosk. */
export const Tokens = z.strictObject({ kiosk: z.string().min(1), printer: z.string().min(1) })
export type Tokens = z.infer<typeof Tokens>

/** Encrypts what is kept; Electron's `safeStorage` has this shape (docs/decisions/0061-one-code-two-tokens.md). */
export type Cipher = {
  available(): Promise<boolean>
  encrypt(text: string): Promise<Uint8Array>
  decrypt(bytes: Uint8Array): Promise<string>
}

/** For a machine without a key store: the file's permissions are all that protects it. */
export const noCipher: Cipher = {
  available: () => Promise.resolve(false),
  encrypt: () => Promise.reject(new Error('nothing to encrypt with')),
  decrypt: () => Promise.reject(new Error('nothing to decrypt with')),
}

const Kept = z.strictObject({ how: z.enum(['encrypted', 'plain']), value: z.string() })

export type TokenVault = {
  /** `null` when never paired, or when what is kept can't be read any more: the machine is paired anew. */
  read(): Promise<Tokens | null>
  write(tokens: Tokens): Promise<void>
  forget(): void
}

/** Keeps the tokens in a file, encrypted whenever that can be done. */
export function tokenVault(file: string, cipher: Cipher): TokenVault {
  return {
    async read() {
      try {
        const { how, value } = Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
        const text = how === 'plain' ? value : await cipher.decrypt(Buffer.from(value, 'base64'))
        return Tokens.parse(JSON.parse(text))
      } catch {
        return null
      }
    },
    async write(tokens) {
      const text = JSON.stringify(Tokens.parse(tokens))
      const kept: z.infer<typeof Kept> = (await cipher.available())
        ? { how: 'encrypted', value: Buffer.from(await cipher.encrypt(text)).toString('base64') }
        : { how: 'plain', value: text }
      writeWhole(file, `${JSON.stringify(kept)}\n`)
    },
    forget: () => rmSync(file, { force: true }),
  }
}
