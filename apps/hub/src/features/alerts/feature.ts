import { randomUUID } from 'node:crypto'
import type { Post } from '@poczekalnia/mail'
import type { Language, Warning } from '@poczekalnia/protocol'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import { type Episodes, look } from './episodes.ts'
import { alertLetter } from './letter.ts'
import { type Kept, keep, readKept, type WaitingMail } from './outbox.ts'

const MINUTE = 60_000
/** What is wrong is looked at no more often, milliseconds. */
const LOOK_EVERY_MS = 1_000
/** That a warning lasts is written down so often, so that a restart in between makes no other of it, milliseconds. */
const KEEP_EVERY_MS = 5 * MINUTE
/** A mail that could not be sent for so long tells of something that is over. */
const STALE_MS = 60 * MINUTE
/** Pauses between tries; the last one goes on. */
const PAUSES_MS = [1, 2, 5, 10].map((minutes) => minutes * MINUTE)
/** So many failed tries are told on the board. */
const FAILS = 3

export type Alerts = Feature & {
  /** Mails wait that the server has not taken in several tries. */
  isFailing(): boolean
}

/**
 * Mails of what needs somebody now, to the addresses of the office's profile. The room never waits for them: a server
 * that is slow, full or gone is tried again for an hour, also after a restart.
 * @param parts.post how they are sent; `null`: the operator has set up no mail server
 */
export function alertsFeature(parts: {
  session: OfficeSession
  warnings: () => readonly Warning[]
  post: Post | null
  /** The data folder. */
  dir: string
  publicUrl: string
  log: Logger
}): Alerts {
  const { session, post, dir, log } = parts
  let kept: Kept | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let writtenAt = Number.NEGATIVE_INFINITY
  let working: Promise<void> | null = null

  /** One round: what is due is written down first, then sent. */
  const round = async (): Promise<void> => {
    kept ??= await readKept(dir)
    const { alerts } = session.office.profile
    const now = session.now()
    if (alerts) {
      const { episodes, due } = look(kept.episodes, parts.warnings(), now, alerts.afterMinutes)
      const isNew = due.length > 0 || keysOf(episodes) !== keysOf(kept.episodes)
      kept = { episodes, waiting: [...kept.waiting, ...lettersFor(due, alerts.mail, now)] }
      if (isNew || now - writtenAt >= KEEP_EVERY_MS) {
        writtenAt = now
        await keep(dir, kept)
      }
    }
    await sendWaiting()
  }

  const lettersFor = (due: readonly Warning[], addresses: readonly string[], now: number): WaitingMail[] => {
    if (due.length === 0) return []
    const { office } = session
    const language: Language = office.profile.languages[0] ?? 'pl'
    const page = `${parts.publicUrl}/supervisor`
    const letter = alertLetter(office, due, { at: office.time.hourAndMinute(now), page, language })
    return addresses.map((to) => ({
      ...{ id: `${randomUUID()}@poczekalnia`, to, ...letter, language },
      ...{ at: now, next: now, tries: 0 },
    }))
  }

  const sendWaiting = async (): Promise<void> => {
    if (!kept || !post) return
    const now = session.now()
    for (const mail of kept.waiting.filter(({ next }) => next <= now)) {
      const isStale = now - mail.at > STALE_MS
      const { to, subject, text, language } = mail
      const letter = { to, subject, text, language, html: null, calendar: null }
      const fate = isStale ? null : await post.send(letter, mail.id)
      const isOver = fate === null || fate.kind === 'sent' || fate.kind === 'refused'
      if (fate?.kind !== 'sent') log.warn({ to: mail.to, fate: fate ?? 'too old' }, 'a warning could not be mailed')
      const tries = mail.tries + 1
      const next = now + (PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? MINUTE)
      const rest: WaitingMail[] = kept.waiting.filter(({ id }) => id !== mail.id)
      kept = { ...kept, waiting: isOver ? rest : [...rest, { ...mail, tries, next }] }
      await keep(dir, kept)
    }
  }

  return {
    isFailing: () => kept?.waiting.some(({ tries }) => tries >= FAILS) ?? false,
    mark() {
      if (!post || working || performance.now() - lookedAt < LOOK_EVERY_MS) return
      lookedAt = performance.now()
      working = round()
        .catch((error) => log.error({ err: error }, 'the warnings could not be looked at'))
        .finally(() => {
          working = null
        })
    },
    async stop() {
      // A server that never answers must not keep the hub from ending; what was not sent is kept.
      post?.close()
      await working
    },
  }
}

const keysOf = ({ seen }: Episodes): string => Object.keys(seen).join('\n')
