import { createHash, randomBytes } from 'node:crypto'
import type { Secrets } from '../secrets.ts'
import type { AskCounts } from './ask-counts.ts'

/**
 * Hashes that work costs whoever asks for the first time: a quarter of a second of an old phone (`npm run bench work`).
 */
export const FIRST_WORK = 1 << 16
/** The work is done in so many parts, so that chance makes it neither long nor short. */
const PARTS = 32
/** A network that has asked so often in the last hour has twice the work of the first time, and so on. */
const DEARER_AFTER = 50
/** It grows no further: who shares an address with many must not wait for minutes. */
const DEAREST = 40
const GOOD_MS = 10 * 60_000
/** Work that has been asked for: what to hash, and below which number each part has to come. */
export type WorkAsked = { challenge: string; below: number; parts: number }

/** What was brought: done and not used yet when `spend` says so; or why it counts for nothing. */
export type WorkDone = { ok: true; work: string; until: number } | { ok: false }

/**
 * Work that makes asking dear for who asks without end (BOK-15): signed, good for ten minutes by our own clock, for one
 * purpose and one network. That it counts once is the store's to say. It is a tax, not a wall.
 */
export type Work = {
  ask(purpose: string, network: { network: string; wide: string }, now: number): WorkAsked
  /** Counts that a network asks. */
  count(network: { wide: string }, now: number): void
  /** How often a network has asked within the hour. */
  asked(network: { wide: string }, now: number): number
  check(purpose: string, network: { network: string }, brought: string, now: number): WorkDone
}

/** @param asks where several servers count, they count together */
export function openWork(secrets: Secrets, asks: AskCounts, first: number = FIRST_WORK): Work {
  const sign = (purpose: string, network: string, text: string) => secrets.hash('work', `${purpose} ${network} ${text}`)

  return {
    ask(purpose, { network, wide }, now) {
      const times = Math.min(DEAREST, 1 + asks.asked(wide, now) / DEARER_AFTER)
      const below = Math.max(1, Math.floor(2 ** 32 / ((first * times) / PARTS)))
      const text = `${now + GOOD_MS}.${Math.min(below, 2 ** 32)}.${randomBytes(12).toString('base64url')}`
      return { challenge: `${text}.${sign(purpose, network, text)}`, below: Math.min(below, 2 ** 32), parts: PARTS }
    },
    asked: ({ wide }, now) => asks.asked(wide, now),
    count: ({ wide }, now) => asks.count(wide, now),
    check(purpose, { network }, brought, now) {
      const [challenge = '', found = ''] = brought.slice(0, 2000).split(':')
      const [until = '', below = '', salt = '', proof = ''] = challenge.split('.')
      const isOurs = secrets.isSame(proof, sign(purpose, network, `${until}.${below}.${salt}`))
      if (!isOurs || Number(until) <= now) return { ok: false }
      const numbers = found.split(',')
      const isDone =
        numbers.length === PARTS &&
        numbers.every((n, part) => /^\d{1,10}$/.test(n) && hashOf(challenge, part, n) < Number(below))
      return isDone ? { ok: true, work: salt, until: Number(until) } : { ok: false }
    },
  }
}

/** First 32 bits of the hash of a part with a number tried. */
const hashOf = (challenge: string, part: number, n: string): number =>
  createHash('sha256').update(`${challenge}:${part}:${n}`).digest().readUInt32BE()

/** Does the work as a program would, with what its machine has: for tests and for the rush. */
export function doWork({ challenge, below, parts }: WorkAsked): string {
  const numbers = Array.from({ length: parts }, (_, part) => {
    for (let n = 0; ; n++) if (hashOf(challenge, part, String(n)) < below) return n
  })
  return `${challenge}:${numbers.join(',')}`
}
