import { randomUUID } from 'node:crypto'
import type { LetterKind, LetterState } from '@poczekalnia/protocol'
import type { People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeSession } from '../../office/session.ts'
import { inTurn } from '../../transport/in-turn.ts'
import { writeLetter } from './letter.ts'
import { type KeptLetter, keepLetters, readLetters } from './outbox.ts'

/** Hands one mail to the operator's server; `later`: it may be tried again. Never throws. */
export type Sender = {
  send(mail: {
    id: string
    to: string
    subject: string
    text: string
    language: string
  }): Promise<{ kind: 'sent' | 'later' | 'refused' }>
}

/** Pauses between tries, ms; the last one goes on. Greylisting asks for five minutes at least. */
const PAUSES_MS = [1, 6, 15, 30].map((minutes) => minutes * 60_000)
/** A letter that could not be sent for so long is told as failed, ms. */
const GIVE_UP_MS = 24 * 3_600_000
/** How often it is looked whether a letter is due, ms. */
const LOOK_EVERY_MS = 1_000
/** So long letters are known that were sent or failed, ms. */
const KNOWN_MS = 32 * 24 * 3_600_000

export type Mailer = {
  /** Takes letters; one that was sent about the same is not sent again. @returns how many are new */
  take(letters: readonly Pick<KeptLetter, 'booking' | 'date' | 'kind' | 'closes'>[]): Promise<number>
  stateOf(booking: string, kind: LetterKind, closes: string | null): LetterState | null
  all(): readonly KeptLetter[]
  /** Sends what is due; what is being sent is waited for. */
  sendDue(): Promise<void>
  start(): void
  stop(): Promise<void>
}

const isSame = (one: Pick<KeptLetter, 'booking' | 'kind' | 'closes'>, other: typeof one): boolean =>
  one.booking === other.booking && one.kind === other.kind && one.closes === other.closes

/**
 * Sends letters to visitors one after the other, and again later what the server does not take yet, over a restart too.
 * @param parts.dir the data folder
 * @param parts.real epoch ms of the machine: a server's patience knows no demonstration
 */
export async function openMailer(parts: {
  session: OfficeSession
  people: People
  sender: Sender | null
  dir: string
  log: Logger
  real?: () => number
}): Promise<Mailer> {
  const { session, people, sender, dir, log } = parts
  const real = parts.real ?? Date.now
  let letters = await readLetters(dir)
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | null = null
  let isStopped = false
  const oneAtATime = inTurn()
  const keep = () => oneAtATime(() => keepLetters(dir, letters))

  const change = async (letter: KeptLetter, to: Partial<KeptLetter>) => {
    letters = letters.map((one) => (one.id === letter.id ? { ...one, ...to } : one))
    await keep()
  }
  const sendOne = async (letter: KeptLetter, by: Sender) => {
    const booking = session.state.bookings.get(letter.booking)
    const person = await people.get(letter.booking)
    const now = real()
    if (!booking || !person) return change(letter, { state: 'gone', at: now })
    const { subject, text, language } = writeLetter(letter.kind, booking, {
      office: session.office,
      closes: letter.closes,
    })
    const { kind } = await by.send({ id: letter.id, to: person.email, subject, text, language })
    if (kind === 'sent') return change(letter, { state: 'sent', at: now })
    if (kind === 'refused' || now - letter.at > GIVE_UP_MS) return change(letter, { state: 'failed', at: now })
    const pause = PAUSES_MS[Math.min(letter.tries, PAUSES_MS.length - 1)] ?? 0
    return change(letter, { tries: letter.tries + 1, next: now + pause })
  }
  const round = async () => {
    for (const letter of letters) {
      if (isStopped || !sender) return
      if (letter.state === 'waiting' && letter.next <= real()) await sendOne(letter, sender)
    }
  }
  const look = () => {
    working ??= round()
      .catch((error: unknown) => log.error({ err: error }, 'letters to visitors could not be sent'))
      .finally(() => {
        working = null
      })
    return working
  }
  return {
    async take(asked) {
      const now = real()
      const known = letters.filter(({ state, at }) => state === 'waiting' || now - at < KNOWN_MS)
      const fresh = asked
        .filter((one) => !known.some((old) => isSame(old, one) && (old.state === 'waiting' || old.state === 'sent')))
        .map((one) => ({
          ...one,
          id: `${randomUUID()}@poczekalnia`,
          state: 'waiting' as const,
          at: now,
          next: now,
          tries: 0,
        }))
      letters = [...known.filter((old) => !fresh.some((one) => isSame(old, one))), ...fresh]
      await keep()
      void look()
      return fresh.length
    },
    stateOf: (booking, kind, closes) => letters.find((one) => isSame(one, { booking, kind, closes }))?.state ?? null,
    all: () => letters,
    sendDue: look,
    start() {
      timer = setInterval(() => void look(), LOOK_EVERY_MS)
      timer.unref()
    },
    async stop() {
      isStopped = true
      clearInterval(timer)
      await working
    },
  }
}
