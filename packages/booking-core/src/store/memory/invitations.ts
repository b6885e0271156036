import { type Booking, type Invitation, isLive } from '../../booking.ts'
import type { Invitations, KeptInvitation } from '../ports/invitations.ts'

/** Letters that are known as long as their process lives: for tests. */
export class MemoryInvitations implements Invitations {
  readonly #letters = new Map<string, KeptInvitation>()
  readonly #tries = new Map<string, number>()
  readonly #bookings: () => readonly Booking[]

  constructor(bookings: () => readonly Booking[]) {
    this.#bookings = bookings
  }

  async invite(office: string, matter: string, letters: readonly KeptInvitation[]): Promise<void> {
    for (const letter of letters) {
      this.#letters.set(at(office, matter, letter.key), letter)
      this.#tries.delete(at(office, matter, letter.key))
    }
  }

  async open(
    { office, matter, key, code }: { office: string; matter: string; key: string; code: string },
    mostTries: number,
  ): Promise<KeptInvitation | null> {
    const place = at(office, matter, key)
    const tries = this.#tries.get(place) ?? 0
    const letter = this.#letters.get(place)
    if (letter && letter.code === code && tries < mostTries) return letter
    this.#tries.set(place, tries + 1)
    return null
  }

  async get(office: string, matter: string, id: string): Promise<KeptInvitation | null> {
    const found = [...this.#letters].find(
      ([place, letter]) => letter.id === id && place === at(office, matter, letter.key),
    )
    return found?.[1] ?? null
  }

  async isUsed(office: string, matter: string, letter: Invitation, now: number): Promise<boolean> {
    return this.#bookings().some((one) => isOfLetter(one, { office, matter }, letter, now))
  }

  drop(office: string, matter: string, number: string): void {
    for (const [place, letter] of this.#letters)
      if (letter.case === number && place === at(office, matter, letter.key)) this.#letters.delete(place)
  }

  tidy(office: string, date: string): void {
    for (const [place, { lastDay }] of this.#letters)
      if (place.startsWith(`${office} `) && lastDay < date) this.#letters.delete(place)
    for (const place of this.#tries.keys())
      if (place.startsWith(`${office} `) && !this.#letters.has(place)) this.#tries.delete(place)
  }
}

const at = (office: string, matter: string, key: string) => `${office} ${matter} ${key}`

/** Whether a booking uses a letter up: one that the office could not hold does not. */
export const isOfLetter = (
  one: Booking,
  { office, matter }: { office: string; matter: string },
  letter: Invitation,
  now: number,
): boolean =>
  one.office === office &&
  one.matter === matter &&
  one.state !== 'not-held' &&
  one.invitation?.case === letter.case &&
  isLive(one, now)
