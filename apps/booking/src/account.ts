import { askForAccount, type Booking, DOOR_MS, type Door, MOST_TRIES, openAccount } from '@poczekalnia/booking-core'
import { accountLetter } from './letters/compose.ts'
import { newLetterOf } from './letters/new-letter.ts'
import { UNDER_WAY_MS } from './letters/under-way.ts'
import { newMailCode } from './secrets.ts'
import { type Done, refused, type SittingParts } from './sitting.ts'

/** How often a write is tried anew when somebody was quicker. */
const MOST_TRIED = 5

/** All visits of one address at one office: by e-mail and code, without a password (WRO-6). */
export type Accounts = {
  /**
   * Sends a code where the address has visits. Whoever asks learns nothing of that: the same is written down and
   * answered for every address.
   * @returns the account, as addresses of pages name it
   */
  ask(email: string): Promise<string>
  /** @returns what its address goes on with, good for half an hour */
  openBy(account: string, code: string): Promise<Done<string>>
  /** @returns the address and its visits by hour, `null`: the code has to be typed first */
  visits(account: string, pass: string): Promise<{ email: string; until: number; bookings: Booking[] } | null>
  /** Where a visit's own page is for whoever is inside: the same code opens both. */
  pageOf(booking: Booking, until: number): string
}

/** Asked for once more while its code is on its way: whether there was a letter, nobody learns of it either. */
const isAskedJustNow = (door: Door | null, now: number): boolean =>
  door !== null && door.tries < MOST_TRIES && now < door.expiresAt - DOOR_MS + UNDER_WAY_MS

export function openAccounts(parts: SittingParts): Accounts {
  const { store, secrets, clock, from } = parts
  const office = () => parts.office().profile.id

  return {
    async ask(email) {
      const id = secrets.hash('account', `${office()} ${email.toLowerCase()}`)
      for (let tries = 0; tries < MOST_TRIED; tries++) {
        const now = clock.now()
        const code = newMailCode()
        const before = await store.accounts.get(id)
        if (isAskedJustNow(before?.door ?? null, now)) break
        const hash = secrets.hash('code', `${id} ${code}`)
        const account = askForAccount(before, { id, office: office(), email }, hash, now)
        const last = (await store.bookings.ofAddress(office(), email)).at(-1)
        const letter = last && 'person' in last ? accountLetter(parts.office(), last, email, code) : null
        const told = last && letter ? { booking: last.id, letter: newLetterOf('code', letter, from, office()) } : null
        if (!(await store.accounts.write(account, told, now))) continue
        if (told) parts.onLetters()
        break
      }
      return id
    },

    async openBy(id, code) {
      for (let tries = 0; tries < MOST_TRIED; tries++) {
        const now = clock.now()
        const before = await store.accounts.get(id)
        const hash = secrets.hash('code', `${id} ${code}`)
        const typed = openAccount(before, (door) => secrets.isSame(door.code, hash), now)
        // Of two codes at once both count: the second is decided anew.
        if (typed.account && !(await store.accounts.write(typed.account, null, now))) continue
        return typed.ok ? { ok: true, value: secrets.passUntil(id, typed.account.expiresAt) } : refused(typed.refusal)
      }
      return refused({ code: 'code-over' })
    },

    async visits(id, pass) {
      const now = clock.now()
      const account = secrets.isPass(id, pass, now) ? await store.accounts.get(id) : null
      if (!account || account.office !== office()) return null
      const bookings = await store.bookings.ofAddress(account.office, account.email)
      return { email: account.email, until: Number.parseInt(pass, 10), bookings }
    },

    pageOf(booking, until) {
      const link = secrets.linkOf(booking.id)
      return `${link}/${secrets.passUntil(link, until)}`
    },
  }
}
