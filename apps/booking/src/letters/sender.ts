import type { KeptLetter, LetterOutcome, Letters } from '@poczekalnia/booking-core/store'
import type { Fate, Letter, Post, Sms, SmsGateway } from '@poczekalnia/mail'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'

/**
 * A letter that is being tried is taken for so long, and again and again while it is: when its server was killed,
 * another one, or the same one after its start, tries it soon. Somebody waits for it in front of a page.
 */
const TAKEN_MS = 15_000
const TAKEN_AGAIN_MS = 5_000
/**
 * Pauses after each attempt that came to nothing, milliseconds. A server that is greylisting wants five minutes at
 * least
 * and names no time; one that could not be reached is often back sooner.
 */
const REFUSED_FOR_NOW = [300_000, 600_000, 1_800_000, 3_600_000]
const NOT_REACHED = [15_000, 60_000, 300_000, 900_000, 1_800_000]
/** After so long a letter is given up: whoever waited for it knows by then. */
const GIVE_UP_MS = 24 * 3_600_000
/** Letters that are under way at once. */
const AT_ONCE = 24

/** However far the next letter is, the table is looked at again; sooner where other servers write it as well. */
const LOOK_MS = 60_000
const OTHERS_MS = 2_000

/** Sends what was written down, each letter until it is sent or can't be. */
export type Sender = {
  /** There is something new to send. */
  wake(): void
  stop(): Promise<void>
}

/**
 * Takes letters from their table and hands them to the post. What it tries it has marked on disk first: a kill in the
 * middle makes it try again within seconds, with the same Message-ID, and never forget.
 * @param parts.onSettled a letter's fate has changed
 */
export function openSender(parts: {
  letters: Letters
  post: Post
  /** `null`: nothing delivers short messages. */
  sms?: SmsGateway | null
  clock: Clock
  log: Pick<Logger, 'warn' | 'error'>
  /** Other servers write letters too, and may die with them unsent. */
  isShared?: boolean
  onSettled?: () => void
}): Sender {
  const { letters, post, clock, log } = parts
  const underWay = new Map<string, Promise<void>>()
  /** Those whose fate is not known yet. */
  const sending = new Set<string>()
  /** Whether more may be due than was taken. */
  let hasMore = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | null = null
  let again = false
  let stopped = false
  const longest = parts.isShared ? OTHERS_MS : LOOK_MS

  const attempt = async (kept: KeptLetter) => {
    sending.add(kept.id)
    const fate = await handOver(kept).finally(() => sending.delete(kept.id))
    const outcome = outcomeOf(fate, kept, clock.now())
    // Without the address: messages reach logs (ALL-4).
    if (outcome.state !== 'sent')
      log.warn({ letter: kept.id, state: outcome.state, code: codeIn(fate) }, 'a letter was not sent')
    await letters.settle(kept.id, outcome)
    parts.onSettled?.()
  }
  /** Puts what is due under way, so much of it at once. */
  const fill = async () => {
    const room = AT_ONCE - underWay.size
    hasMore = room <= 0
    if (stopped || hasMore) return
    const now = clock.now()
    const taken = await letters.take(now, now + TAKEN_MS, room)
    hasMore = taken.length === room
    // One that is still tried here after it was due again is not tried twice.
    for (const kept of taken.filter(({ id }) => !underWay.has(id))) {
      const tried = attempt(kept)
        .finally(() => underWay.delete(kept.id))
        .then(() => {
          if (hasMore || underWay.size === 0) wake()
        }, failed)
      underWay.set(kept.id, tried)
    }
  }
  const handOver = async ({ way, content, id }: KeptLetter): Promise<Fate> => {
    if (way === 'mail') return post.send(JSON.parse(content) as Letter, id)
    if (parts.sms) return parts.sms.send(JSON.parse(content) as Sms, id)
    return { kind: 'later', code: null, said: 'nothing delivers short messages: --sms' }
  }
  const work = async () => {
    do {
      again = false
      await fill()
    } while (again)
    const next = await letters.nextAt()
    if (stopped) return
    if (next !== null) arm(next - clock.now())
    else if (parts.isShared) arm(longest)
  }
  const takenAgain = setInterval(() => {
    if (sending.size > 0)
      void letters
        .keepTaken([...sending], clock.now() + TAKEN_MS)
        .catch((error) => log.error({ err: error }, 'letters that are being sent could not be kept'))
  }, TAKEN_AGAIN_MS)
  const failed = (error: unknown) => {
    log.error({ err: error }, 'the letters could not be read')
    arm(5_000)
  }
  const arm = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(wake, Math.min(Math.max(wait, 20), longest))
  }
  const wake = () => {
    if (stopped) return
    if (working) {
      again = true
      return
    }
    clearTimeout(timer)
    working = work()
      .catch(failed)
      .finally(() => {
        working = null
        if (again) wake()
      })
  }
  wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await working
      await Promise.all(underWay.values())
      clearInterval(takenAgain)
    },
  }
}

const codeIn = (fate: Fate) => ('code' in fate ? fate.code : null)

/** What is written down of an attempt. @param letter.attempts this one with them */
export function outcomeOf(fate: Fate, letter: Pick<KeptLetter, 'attempts' | 'writtenAt'>, now: number): LetterOutcome {
  if (fate.kind === 'sent') return { state: 'sent' }
  if (fate.kind === 'refused' || now - letter.writtenAt > GIVE_UP_MS) return { state: 'failed', said: fate.said }
  // Perhaps delivered counts as greylisted: what comes twice must not come at once.
  const pauses = fate.code === null && fate.kind === 'later' ? NOT_REACHED : REFUSED_FOR_NOW
  const pause = pauses[Math.min(letter.attempts, pauses.length) - 1] ?? 300_000
  return { state: 'waiting', said: fate.said, nextAt: now + pause }
}
