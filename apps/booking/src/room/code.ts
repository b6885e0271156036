import { randomBytes } from 'node:crypto'
import { newMailCode, type Secrets } from '../secrets.ts'

/**
 * A code that was sent for a place in line. All of it travels in the page's address, signed: nothing is kept. Of the
 * mailbox there is a keyed hash only, and whether it stands for a person.
 */
export type CodeAsked = { opens: number; askedAt: number; mailbox: string; isPerson: boolean; salt: string }

/** How long a code is good: slow mail must not cost a place. */
export const CODE_MS = 60 * 60_000

/** @returns the part of the page's address, and the code for the letter */
export function askCode(secrets: Secrets, of: Omit<CodeAsked, 'salt'>) {
  const code = newMailCode()
  const asked: CodeAsked = { ...of, salt: randomBytes(9).toString('base64url') }
  const text = Buffer.from(JSON.stringify(asked)).toString('base64url')
  const hash = secrets.hash('code', `${text} ${code}`)
  return { code, salt: asked.salt, page: `${text}.${hash}.${secrets.hash('line', `asked ${text} ${hash}`)}` }
}

/** What an address of such a page says; `null`: it was not made here. */
export function codeAskedIn(secrets: Secrets, page: string): (CodeAsked & { isCode(code: string): boolean }) | null {
  const [text = '', hash = '', proof = ''] = page.split('.')
  if (!secrets.isSame(proof, secrets.hash('line', `asked ${text} ${hash}`))) return null
  const asked = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as CodeAsked
  return { ...asked, isCode: (code) => secrets.isSame(hash, secrets.hash('code', `${text} ${code}`)) }
}
