import type { Secrets } from '../secrets.ts'

/**
 * Addresses that letters come back to: each has one of its own, `odbicia+<letter>-<proof>@urzad.example`, so that
 * a report is known by where it came and nothing in it has to be believed (VERP). Small letters and digits only: some
 * servers change the case.
 */
export type ReturnPaths = {
  /** @param id Message-ID of a letter */
  of(id: string): string
  /** The Message-ID of the letter that an address was made for here, `null`: it was not. */
  letterOf(address: string): string | null
}

const PROOF_SIGNS = 16

/** @param address of the office's mailbox for letters that come back; `from`: sender of the letters */
export function returnPaths(secrets: Secrets, address: string, from: string): ReturnPaths {
  const [local, domain] = [address.slice(0, address.lastIndexOf('@')), address.slice(address.lastIndexOf('@') + 1)]
  const proofOf = (letter: string) =>
    Buffer.from(secrets.hash('bounce', letter), 'base64url').toString('hex').slice(0, PROOF_SIGNS)
  return {
    of(id) {
      const letter = Buffer.from(id.split('@')[0] ?? '', 'base64url').toString('hex')
      return `${local}+${letter}-${proofOf(letter)}@${domain}`
    },
    letterOf(given) {
      const [, letter = '', proof = ''] = /\+([0-9a-f]{2,40})-([0-9a-f]{16})@[^@\s]+$/.exec(given.toLowerCase()) ?? []
      if (letter === '' || !secrets.isSame(proof, proofOf(letter))) return null
      return `${Buffer.from(letter, 'hex').toString('base64url')}@${from.split('@').at(-1)}`
    },
  }
}
