import { ChangedVisits, ErasedPeople, FeedAnswer, type FeedOutcome, type OfficeCodes } from '@poczekalnia/protocol'
import type { RecordedEvent } from '@poczekalnia/queue-core'
import type { EventReader, People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeSession } from '../../office/session.ts'
import { type ActorOf, adopt } from './adopt.ts'
import { askSite, type BookingSite } from './ask-site.ts'
import { untoldClosing } from './closing.ts'
import { untoldCodes } from './codes.ts'
import { untoldErasures } from './erasures.ts'
import type { AskSite } from './site-line.ts'
import { untoldOutcomes } from './tell.ts'
import type { UntoldCuts } from './untold-cuts.ts'

/** Seconds that the site may keep a question while there is nothing new. */
const WAIT_S = 25
/** After this long without an answer the line counts as cut, milliseconds. */
const PATIENCE_MS = (WAIT_S + 15) * 1000
/** Pauses after questions that came to nothing, milliseconds. */
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000, 30_000]

/**
 * Asks an office's booking site what is new, again and again, and takes it over; what became of visits goes back. The
 * site never reaches into the office: while the line is cut the office works on with what it has, and asks on from
 * there
 * when it is back (BOK-16). Where it was is not written down: from the beginning is right as well, and all that is told
 * twice changes nothing.
 */
export function followSite(parts: {
  site: BookingSite
  ask: AskSite
  actorOf: ActorOf
  session: OfficeSession
  people: People
  store: EventReader
  cuts: UntoldCuts
  log: Logger
}): {
  /** What has been recorded in the office. */
  recorded(events: readonly RecordedEvent[]): void
  /** Something in the office is other than before. */
  mark(): void
  stop(): Promise<void>
} {
  const { site, session, people, store, cuts, log, actorOf } = parts
  const ending = new AbortController()
  const outcomes = untoldOutcomes(session)
  const codes = untoldCodes(session, outcomes.has)
  const closing = untoldClosing(parts)
  const erasures = untoldErasures({ session, people, store, isOfSite: outcomes.has })
  /** The last question was answered. */
  let isUp = false
  /** Only then is it known which bookings are the site's. */
  let isToTheEnd = false
  let telling: Promise<void> | null = null
  let again = false
  const patient = () => AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE_MS)])
  const working = follow()

  async function follow(): Promise<void> {
    let after = 0
    let failed = 0
    while (!ending.signal.aborted) {
      try {
        // At the start and after a pause nothing is waited for: what is untold here goes at once, above all the codes
        // of the office's own, so that the site makes none that come too close to them (ALL-12).
        const answer = await ask(after, failed > 0 || !isToTheEnd ? 0 : WAIT_S)
        const { adopted, notTaken } = await adopt(session, people, answer.bookings, actorOf)
        for (const { id } of answer.bookings) outcomes.add(id)
        if (adopted > 0) log.info({ adopted }, 'bookings were taken over from the booking site')
        for (const one of notTaken) log.error(one, 'a booking of the booking site can not be taken over')
        for (const day of codes.again(notTaken)) await tellCodes(day)
        await erasures.compare(answer.bookings)
        after = answer.last < after ? 0 : (answer.bookings.at(-1)?.seq ?? after)
        isToTheEnd = after >= answer.last
        isUp = true
        closing.answered()
        mark()
        if (failed > 0) log.info({ site: site.url }, 'the booking site answers again')
        failed = 0
      } catch (error) {
        if (ending.signal.aborted) return
        isUp = false
        cuts.missed()
        if (failed === 0) log.warn({ err: error, site: site.url }, 'the booking site does not answer')
        await rest(PAUSES_MS[Math.min(failed, PAUSES_MS.length - 1)] ?? 1_000)
        failed += 1
      }
    }
  }

  /** What the site hasn't heard of is told, one letter after another. */
  function mark(): void {
    again = telling !== null
    telling ??= tell().finally(() => {
      telling = null
      if (again && !ending.signal.aborted) mark()
    })
  }

  /** The site gives other codes to whom it has to, and none of ours from now on. */
  async function tellCodes(day: OfficeCodes): Promise<void> {
    if (await parts.ask(ChangedVisits, 'codes', day)) codes.heard(day)
    else codes.missed()
  }

  async function tellErasures(): Promise<void> {
    for (let ids = erasures.next(); ids.length > 0 && !ending.signal.aborted; ids = erasures.next()) {
      if (!(await parts.ask(ErasedPeople, 'erase', { ids }))) {
        isUp = false
        return
      }
      erasures.heard(ids)
      log.info({ visits: ids.length }, 'people who were erased here are erased on the booking site')
    }
  }

  async function tell(): Promise<void> {
    if (isToTheEnd && !ending.signal.aborted) for (const day of codes.next()) await tellCodes(day)
    // While the site is away these wait, and are asked for once it answers.
    if (isToTheEnd && isUp && !ending.signal.aborted) {
      await tellErasures()
      await cuts.look()
      await closing.look()
    }
    for (;;) {
      const news = outcomes.next()
      if (news.length === 0 || ending.signal.aborted) return
      try {
        await post(news)
        outcomes.heard(news)
      } catch {
        // The site's next answer, or the office's next news, tries again; that the line is cut `follow` tells.
        return
      }
    }
  }

  async function post(news: readonly FeedOutcome[]): Promise<void> {
    const path = `/${session.office.profile.id}/outcomes`
    await askSite(site, { path, body: { outcomes: news }, signal: patient() })
  }

  async function ask(after: number, wait: number): Promise<FeedAnswer> {
    const path = `/${session.office.profile.id}/feed?after=${after}&wait=${wait}`
    return FeedAnswer.parse(await askSite(site, { path, signal: patient() }))
  }

  function rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      ending.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  return {
    mark,
    recorded: erasures.recorded,
    async stop() {
      ending.abort()
      await working
      await telling
    },
  }
}
